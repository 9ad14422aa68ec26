import type { InterfaceName } from './interfaces.js';

/**
 * How a call ended without what was asked for. `closed`: the interface is not configured; `away`: nobody answers, or not now, and nobody
 * knows what became of the call; `refused`: it was understood, and is not done; `bad`: what came back cannot be believed.
 */
export type TmfFault = 'closed' | 'away' | 'refused' | 'bad';

/** A call of an operator's back end that failed. Its code can be logged: it repeats nothing of what was sent or came back. */
export class TmfProblem extends Error {
  override name = 'TmfProblem';
  /** Such as `TMF641.away.503`. */
  readonly code: string;

  constructor(
    readonly at: InterfaceName,
    readonly fault: TmfFault,
    /** A status, or a word for what is wrong. */
    readonly detail: string | number,
    options?: ErrorOptions,
  ) {
    super(`${at} ${fault}: ${detail}`, options);
    this.code = `${at}.${fault}.${detail}`;
  }
}

export const isFault = (error: unknown, ...faults: readonly TmfFault[]): error is TmfProblem =>
  error instanceof TmfProblem && faults.includes(error.fault);
