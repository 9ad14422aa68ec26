import type { Operator } from '../operator/index.js';
import type { Account } from '../records/account.js';
import type { ReadTables } from '../records/tables.js';
import { phone, phoneIn } from '../values/phone.js';

/** An account by what was typed, and by which of its names it was found. */
export interface Named {
  readonly account: Account;
  readonly by: 'login' | 'email' | 'phone';
}

/**
 * The account that somebody signs in to: by its login, its address, or its phone number in whatever form. An address or a number of
 * several accounts names none of them.
 */
export async function accountNamed(
  { accounts }: Pick<ReadTables, 'accounts'>,
  { profile: { id: operator, country } }: Operator,
  typed: string,
): Promise<Named | undefined> {
  const name = typed.toLowerCase();
  const [own] = await accounts.where({ operator, login: name });
  if (own !== undefined) return { account: own, by: 'login' };
  if (name.includes('@')) {
    const mailed = await accounts.among('email', [...new Set([name, typed])]);
    return onlyOne(mailed, operator, 'email');
  }
  const read = phone.safeParse(typed);
  const number = read.success ? phoneIn(country, read.data) : undefined;
  return number?.ok ? onlyOne(await accounts.where({ phone: number.value }), operator, 'phone') : undefined;
}

function onlyOne(found: readonly Account[], operator: string, by: Named['by']): Named | undefined {
  const [account, ...others] = found.filter((one) => one.operator === operator);
  return account === undefined || others.length > 0 ? undefined : { account, by };
}
