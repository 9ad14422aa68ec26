import type { Result } from '../terms/result.js';
import type { Asking } from './asking.js';
import { NotAvailable, type Outside, type OutsideNoun } from './outside.js';

/**
 * What a command has to know that another system keeps. It is found out before the command's transaction and before its review:
 * neither waits for somebody else's clock. What it gives is a moment old when the command runs.
 */
export interface Knowing<I> {
  /** What it reads that is not ours. A program that is not wired to it does not start where the procedure is offered. */
  readonly from: readonly Pick<OutsideNoun<never, unknown>, 'name'>[];
  /** Finds out here what may be asked for; refused where there is nothing to ask for. */
  begin(asking: Asking & { readonly input: I }): Promise<Result<(outside: Outside) => Promise<Result<unknown>>>>;
}

/** What a command has to know. Refused where it cannot be had, or there is no such thing. */
export async function known<I>(
  { knows }: { readonly knows?: Knowing<I> },
  look: <T>(work: (asking: Asking) => Promise<T>) => Promise<T>,
  input: I,
  outside: Outside,
): Promise<Result<unknown>> {
  if (knows === undefined) return { ok: true, value: undefined };
  const begun = await look((asking) => knows.begin({ ...asking, input }));
  if (!begun.ok) return begun;
  try {
    return await begun.value(outside);
  } catch (error) {
    if (error instanceof NotAvailable) return error.refusal;
    throw error;
  }
}
