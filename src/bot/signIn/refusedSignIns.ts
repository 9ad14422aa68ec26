import type { Clock, Ids, Store } from '../../domain/door/ports.js';
import { StoreClosed } from '../../store/servedStore.js';
import type { Budgets, Rate } from '../budgets.js';
import { ownCounters, RateLimit } from '../http/limits.js';
import type { Log } from '../log.js';
import type { Timer } from '../outbox/timer.js';

/** Wrong tries to sign in, for the audit. Neither waits: an account that there is takes as long as one that there is not. */
export interface RefusedSignIns {
  /** A password was wrong; without an account, nobody has that login. What was typed is in no line. */
  wrong(operator: string, account: string | undefined): void;
  /** It was not even compared: too many have been. */
  turnedAway(operator: string): void;
}

interface Parts {
  readonly store: Pick<Store, 'transaction'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly timer: Timer;
  readonly budgets: Pick<Budgets, 'refusedOfAccount' | 'refusedSignIns'>;
}

/** How often what has no line of its own is told of, in milliseconds. */
const COUNTED_EVERY = 60 * 60_000;

/**
 * Each wrong try for an account is a line of the audit, so many an hour for one account and over all of an operator: strangers do not
 * fill the store. The others, and those for accounts that do not exist, are counted, and an hour's number is one line. `end` writes what is counted.
 */
export function startRefusedSignIns(parts: Parts): RefusedSignIns & { readonly end: () => Promise<void> } {
  const { timer, budgets } = parts;
  const counted = new Map<string, number>();
  const ofAccount = limitBy('refusedOfAccount', budgets.refusedOfAccount);
  const ofOperator = limitBy('refusedSignIns', budgets.refusedSignIns);
  const count = (operator: string) => void counted.set(operator, (counted.get(operator) ?? 0) + 1);
  let writing: Promise<void> = Promise.resolve();
  const write = (line: Line) => {
    writing = writing.then(() => written(parts, line));
  };
  const tellCounted = () => {
    for (const [operator, many] of counted)
      write({ operator, account: 'unknown', command: 'signIn.counted', subject: `signIns:${many}` });
    counted.clear();
  };
  const decide = async (operator: string, account: string) => {
    const isOver = (await ofAccount.take(`${operator} ${account}`)) > 0 || (await ofOperator.take(operator)) > 0;
    if (isOver) count(operator);
    else write({ operator, account, command: 'signIn.check', subject: `account:${account}` });
  };
  let cancel = timer.after(COUNTED_EVERY, tick);
  function tick(): void {
    tellCounted();
    cancel = timer.after(COUNTED_EVERY, tick);
  }
  return {
    wrong: (operator, account) => {
      if (account === undefined) count(operator);
      else writing = writing.then(() => decide(operator, account));
    },
    turnedAway: count,
    end: async () => {
      cancel();
      await writing;
      tellCounted();
      await writing;
    },
  };
}

const limitBy = (name: string, rate: Rate) => new RateLimit(ownCounters(name, rate));

interface Line {
  readonly operator: string;
  readonly account: string;
  readonly command: 'signIn.check' | 'signIn.counted';
  readonly subject: string;
}

async function written({ store, clock, ids, log }: Parts, line: Line): Promise<void> {
  const at = clock.now().toISOString();
  const common = { ...line, at, id: ids.next(), commandId: ids.next(), channel: 'signIn' };
  try {
    await store.transaction(({ audit }) => audit.insert({ ...common, outcome: 'refused', problem: 'password.wrong' }));
  } catch (error) {
    if (!(error instanceof StoreClosed)) log.error('audit.notWritten', { operator: line.operator }, error);
  }
}
