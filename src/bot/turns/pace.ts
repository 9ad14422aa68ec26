import type { Conversation } from '../../domain/door/ports.js';
import type { Budgets } from '../budgets.js';
import { type Counters, RateLimit } from '../http/limits.js';
import type { Log } from '../log.js';

/** A turn that takes so many milliseconds of the processor by itself is noted: nobody else was answered meanwhile. */
const DEAR_MS = 1000;

/** How fast an account may go on: by how much it says, and by what that costs. */
export interface Pace {
  /** Takes a message; the seconds to wait, 0: none. */
  take(account: string): Promise<number>;
  /** What a turn has cost, in milliseconds of the processor. */
  spent(conversation: Pick<Conversation, 'id' | 'account' | 'operator'>, milliseconds: number): Promise<void>;
}

interface PaceParts {
  readonly counters: Counters;
  readonly budgets: Pick<Budgets, 'turns' | 'turnWork'>;
  readonly log: Log;
  /** A reference under which a line of the log is found. */
  reference(): string;
}

export function makePace({ counters, budgets, log, reference }: PaceParts): Pace {
  const said = new RateLimit(counters('turns', budgets.turns));
  const work = new RateLimit(counters('turnWork', budgets.turnWork));
  return {
    take: async (account) => (await work.closed(account)) || said.take(account),
    spent: async ({ id, account, operator }, milliseconds) => {
      const fields = {
        reference: reference(),
        conversation: id,
        account,
        operator,
        milliseconds: Math.round(milliseconds),
      };
      if (milliseconds >= DEAR_MS) log.warn('turn.dear', fields);
      await work.take(account, Math.max(1, Math.round(milliseconds)));
    },
  };
}

/** Measures what a piece of work costs of the processor: what runs at the same time shares it. */
export function makeMeter(): () => () => number {
  const running = new Set<{ beside: number }>();
  return () => {
    const own = { beside: 1 };
    running.add(own);
    for (const one of running) one.beside = Math.max(one.beside, running.size);
    const before = process.cpuUsage();
    return () => {
      running.delete(own);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000 / own.beside;
    };
  };
}
