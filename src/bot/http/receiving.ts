import type { Budgets } from '../budgets.js';
import { AtOnce } from './atOnce.js';

/** Receives a file for an account; undefined, and nothing done, when there is no room for it. */
export type Receiving = <T>(account: string, work: () => Promise<T>) => Promise<T | undefined>;

/** So many files of one account at a time, and so many of everybody: one who leaves theirs open keeps nobody else out. */
export function makeReceiving(budgets: Pick<Budgets, 'uploadsAtOnce' | 'uploadsAtOnceOfAccount'>): Receiving {
  const own = new AtOnce(budgets.uploadsAtOnceOfAccount);
  const all = new AtOnce(budgets.uploadsAtOnce);
  return (account, work) => own.run(account, () => all.run('all', work));
}
