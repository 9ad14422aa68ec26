import { textsOf } from '../../../src/domain/lines/sought.js';
import type { Account } from '../../../src/domain/records/account.js';
import type { Subscription } from '../../../src/domain/records/customer.js';
import type { Line } from '../../../src/domain/records/line.js';
import type { Tables } from '../../../src/domain/records/tables.js';
import { move } from '../../../src/domain/sales/wallet.js';

let made = 0;
/** A number that no other thing of this process has. */
const next = (): number => {
  made += 1;
  return made;
};

/** A copy of a demo account with a company of its own, where it has one, and with money. */
export async function ownAccount(tables: Tables, operator: string, login: string): Promise<Account> {
  const [model] = await tables.accounts.where({ operator, login });
  if (model === undefined) throw new Error(`the demo has no ${login}`);
  const id = `cell-${next()}`;
  const organisation = { id: `${id}-company`, operator, name: `Company ${id}` };
  const account = { ...model, id, login: id, ...(model.organisations && { organisations: [organisation.id] }) };
  await tables.accounts.insert(account);
  if (model.organisations) await tables.organisations.insert(organisation);
  const opening = { operator, account: id, reason: 'opening', at: new Date().toISOString() } as const;
  if (model.pin) await move(tables, { ...opening, id: `${id}-opening`, amount: { minor: 100_000, currency: 'USD' } });
  return account;
}

/** Active lines for an account's company, like the demo's first one. */
export async function ownLines(tables: Tables, account: Account, model: string, count: number): Promise<Line[]> {
  const [pattern] = await tables.lines.where({ number: model });
  const organisation = account.organisations?.[0];
  if (pattern === undefined || organisation === undefined) throw new Error(`the demo has no ${model}`);
  const billingAccount = `9${String(next()).padStart(7, '0')}`;
  const { operator } = account;
  await tables.billingAccounts.insert({ id: `${organisation}-bills`, operator, organisation, number: billingAccount });
  const lines = Array.from({ length: count }, (): Line => {
    const number = `${model.slice(0, -6)}9${String(next()).padStart(5, '0')}`;
    const { iccid: _, ...rest } = { ...pattern, number, organisation, billingAccount };
    return { ...rest, id: `line-${number}`, ...textsOf({ ...pattern, number }) };
  });
  for (const line of lines) await tables.lines.insert(line);
  return lines;
}

/** A customer like the demo's first, with a subscription and an activation number of their own. */
export async function ownSubscription(tables: Tables): Promise<Subscription> {
  const [pattern] = await tables.subscriptions.where({ activationKey: 'KNDEMXAAAA222222' });
  const customer = pattern && (await tables.customers.get(pattern.customer));
  if (pattern === undefined || customer === undefined) throw new Error('the demo has no KNDEMXAAAA222222');
  const number = String(next()).padStart(6, '0');
  const documentKey = `${customer.documentKey}-${number}`;
  await tables.customers.insert({ ...customer, id: `customer-${number}`, documentKey });
  const keys = { id: `subscription-${number}`, customer: `customer-${number}` };
  const subscription = { ...pattern, ...keys, modemSerial: `KNCELL${number}`, activationKey: `KNDEMXCELL${number}` };
  await tables.subscriptions.insert(subscription);
  return subscription;
}
