import type { Asking } from '../door/asking.js';

/** Whether the company that is worked for has a billing account of this number. */
export async function isOwnAccount(
  { tables, actor: { organisation } }: Pick<Asking, 'tables' | 'actor'>,
  number: string,
): Promise<boolean> {
  if (organisation === undefined) return false;
  return (await tables.billingAccounts.where({ organisation })).some((account) => account.number === number);
}
