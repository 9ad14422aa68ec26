import { type Account, STAFF } from '../records/account.js';
import type { ReadTables } from '../records/tables.js';

/** Whether an account is one of the operator's own people. */
export const isOfStaff = (account: Account | undefined, operator: string): account is Account =>
  account?.operator === operator && account.role === STAFF;

/** The operator's people, by name. */
export async function staffOf({ accounts }: Pick<ReadTables, 'accounts'>, operator: string): Promise<Account[]> {
  const all = await accounts.where({ operator });
  return all.filter((one) => isOfStaff(one, operator)).toSorted((one, other) => one.name.localeCompare(other.name));
}
