import type { Work } from '../door/command.js';
import { post } from '../door/outbox.js';
import { type Operator, pointOfSaleOf } from '../operator/index.js';
import type { Period } from '../records/customer.js';
import type { Sale } from '../records/wallet.js';
import { type Money, money, share } from '../terms/money.js';
import { customerLanguage } from './customerLanguage.js';
import { renewed } from './subscription.js';
import { move } from './wallet.js';

/** What the end of a sale is written with: by the command itself, or by the order that has carried it out. */
export type Ending = Pick<Work<unknown>, 'tables' | 'ids' | 'now' | 'operator' | 'commandId'>;

/** What an agent earns with a sale at this price. */
export const commissionOf = (operator: Operator, price: Money): Money =>
  share(price, pointOfSaleOf(operator).wallet.commissionBasisPoints);

/**
 * What was sold is carried out: the agent has earned the commission; a new customer is sent what is held about them, a subscription that
 * was renewed has one more period.
 */
export async function saleDone(ending: Ending, sale: Sale, period: Period): Promise<void> {
  const { tables, ids, now, operator } = ending;
  const { account, operator: of, id, customer, subscription } = sale;
  const commission = commissionOf(operator, money(sale.minor, sale.currency));
  const own = { id: ids.next(), operator: of, account, at: now.toISOString() };
  await tables.commissions.insert({ ...own, ...commission, sale: id });
  if (sale.kind === 'registration') {
    const registered = await tables.customers.get(customer);
    if (registered === undefined) return;
    const language = customerLanguage(operator.profile, registered.country);
    return post(ending, { kind: 'email.customerRegistered', customer, subscription, language });
  }
  const held = await tables.subscriptions.get(subscription);
  if (held !== undefined) await tables.subscriptions.put(renewed(held, period, now));
}

/**
 * Nothing has come of a sale: its price goes back to the wallet, once, and whoever was to be registered is nobody's customer. Document and
 * modem can be registered again.
 */
export async function saleTakenBack({ tables, now }: Ending, sale: Sale): Promise<void> {
  if (sale.takenBackAt !== undefined) return;
  const at = now.toISOString();
  const { id, operator, account, customer, subscription } = sale;
  const back = { id: `${id}:takenBack`, operator, account, amount: money(sale.minor, sale.currency), at };
  await move(tables, { ...back, reason: 'saleTakenBack', sale: id });
  await tables.sales.put({ ...sale, takenBackAt: at });
  if (sale.kind !== 'registration') return;
  await tables.subscriptions.remove(subscription);
  await tables.customers.remove(customer);
}
