import type { Asking } from '../door/asking.js';
import type { Check } from '../door/check.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { documentKeyOf } from './subscription.js';

/** An identity document registers one customer. `documentKey`: `documentKeyOf`. */
export async function documentFree(
  { tables }: Pick<Asking, 'tables'>,
  documentKey: string,
): Promise<Result<undefined>> {
  const [customer] = await tables.customers.where({ documentKey }, { limit: 1 });
  return customer === undefined ? fine : refuse('customer.exists', { at: { instant: customer.registeredAt } });
}

/** A modem belongs to one subscription. */
export async function modemFree({ tables }: Pick<Asking, 'tables'>, serial: string): Promise<Result<undefined>> {
  const [modem] = await tables.subscriptions.where({ modemSerial: serial }, { limit: 1 });
  return modem === undefined ? fine : refuse('modem.taken', { serial });
}

/** A document that has registered nobody yet: told as soon as its type and country are known, and not after the PIN. */
export const documentNotTaken: Check<{ documentType: string; country: string }> = async (
  asking,
  { documentType, country },
  number,
) => {
  const free = await documentFree(asking, documentKeyOf(documentType, country, number));
  return free.ok ? ok(number) : free;
};

/** A modem that nobody has yet. */
export const modemNotTaken: Check<object> = async (asking, _, serial) => {
  const free = await modemFree(asking, serial);
  return free.ok ? ok(serial) : free;
};
