import type { ReadTables, Tables } from '../records/tables.js';
import type { LedgerEntry } from '../records/wallet.js';
import { convert, type Money, money, type Rate, subtract } from '../terms/money.js';
import { ok, type Result, refuse } from '../terms/result.js';

/** A wallet's id. */
export const walletId = (account: string, currency: string): string => `${account}:${currency}`;

/** What an agent has in one currency; nothing when there is no wallet yet. */
export async function balanceOf(
  { wallets }: Pick<ReadTables, 'wallets'>,
  account: string,
  currency: string,
): Promise<Money> {
  const wallet = await wallets.get(walletId(account, currency));
  return money(wallet?.minor ?? 0, currency);
}

export interface Movement {
  readonly id: string;
  readonly operator: string;
  readonly account: string;
  /** Negative: a debit. */
  readonly amount: Money;
  readonly reason: LedgerEntry['reason'];
  readonly sale?: string;
  readonly paidAs?: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Writes an entry and the balance that follows from it. Gives the balance. The caller has checked that it suffices. */
export async function move(tables: Tables, movement: Movement): Promise<Money> {
  const { id, operator, account, amount, at, reason, sale, paidAs } = movement;
  const { currency } = amount;
  const wallet = walletId(account, currency);
  const before = await balanceOf(tables, account, currency);
  const balance = before.minor + amount.minor;
  const entry = { id, operator, wallet, minor: amount.minor, balance, at, reason };
  await tables.entries.insert({ ...entry, ...(sale && { sale }), ...(paidAs && { paidAs }) });
  await tables.wallets.put({ id: wallet, operator, account, currency, minor: balance });
  return money(balance, currency);
}

/** Refused when a balance does not cover a price: says what is missing, in both currencies of the rate. */
export function covers(balance: Money, price: Money, rate: Rate): Result<undefined> {
  if (balance.minor >= price.minor) return ok(undefined);
  const missing = subtract(price, balance);
  return refuse('wallet.tooLow', { balance, price, missing, missingOther: convert(missing, rate) });
}
