import { type Account, type Actor, companiesOf } from '../records/account.js';

/** Whoever asked for something once, as it was kept: with the role they had, and the company they worked for. */
export type AskedBefore = Pick<Actor, 'account' | 'operator'> & Partial<Pick<Actor, 'role' | 'organisation'>>;

/**
 * Whether an account still may have what was asked for with it before: it is there, at that operator, has the role it had where
 * that is kept, and the company it was asked for. What lies outside, such as a link or a report that is sent later, opens by this.
 */
export const isStillTheirs = (
  account: Account | undefined,
  { account: id, operator, role, organisation }: AskedBefore,
  now: Date,
): account is Account =>
  account?.id === id &&
  account.operator === operator &&
  account.disabledAt === undefined &&
  (role === undefined || account.role === role) &&
  (organisation === undefined || companiesOf(account, now).includes(organisation));
