import { describe, expect, it } from '@jest/globals';
import type { Query } from '../../../src/domain/door/query.js';
import type { Actor } from '../../../src/domain/records/account.js';
import { commissions } from '../../../src/domain/sales/commissions.js';
import { registerCustomer } from '../../../src/domain/sales/registerCustomer.js';
import { renewSubscription } from '../../../src/domain/sales/renewSubscription.js';
import type { SalesWanted } from '../../../src/domain/sales/reports.js';
import { transactions } from '../../../src/domain/sales/transactions.js';
import type { Rows } from '../../../src/domain/terms/shown.js';
import { type Office, openOffice } from '../office.js';
import { registration } from './registration.js';

const DAY = 24 * 60;
const usd = (minor: number) => ({ minor, currency: 'USD' });
const all = { from: 0, most: 10 };

/** An agent who registered a customer on 1 November and renewed the subscription on the 11th. */
async function sold() {
  const office = await openOffice({ balance: 20_000 });
  await office.withPin(registerCustomer, registration);
  office.clock.pass(10 * DAY);
  const [subscription] = await office.store.read(({ subscriptions }) => subscriptions.where({}));
  const activationNumber = subscription?.activationKey ?? '';
  const renewal = { account: 'USD', category: 'home', offer: 'home10', renewalType: 'same', activationNumber };
  await office.withPin(renewSubscription, renewal);
  const look = async (query: Query<SalesWanted>, input: SalesWanted, rows: Rows, actor: Actor) => {
    const found = await office.door.ask({ query, input, actor, rows });
    if (!found.ok || !('rows' in found.value)) throw new Error('there is no report');
    return found.value;
  };
  return {
    office,
    activationNumber,
    transactions: (wanted: SalesWanted, rows = all, who = office.agent) => look(transactions, wanted, rows, who),
    commissions: (wanted: SalesWanted, rows = all, who = office.agent) => look(commissions, wanted, rows, who),
  };
}

/** Gives the agent's sales and commissions to somebody else, too. */
const copyTo = (office: Office, other: { operator: string; account: string }) =>
  office.store.transaction(async (tables) => {
    const suffix = `-${other.operator}-${other.account}`;
    for (const sale of await tables.sales.where({}))
      await tables.sales.insert({ ...sale, ...other, id: `${sale.id}${suffix}` });
    for (const one of await tables.commissions.where({}))
      await tables.commissions.insert({ ...one, ...other, id: `${one.id}${suffix}`, sale: `${one.sale}${suffix}` });
  });

describe('an agent’s transactions', () => {
  it('are their sales, newest first, with the activation key to copy and the sum', async () => {
    const { transactions, activationNumber } = await sold();
    const { rows, total, summary } = await transactions({});
    expect({ total, summary }).toEqual({ total: 2, summary: [{ total: { money: usd(8000) } }] });
    expect(rows).toMatchObject([
      { at: { instant: '2026-11-11T10:00:00.000Z' }, kind: { name: 'Resubscription' }, price: { money: usd(4000) } },
      { kind: { name: 'Registration' }, customer: { text: 'Exemple Carole' }, offer: { name: 'Home 10' } },
    ]);
    expect(rows.map((row) => row.activationKey)).toEqual([{ code: activationNumber }, { code: activationNumber }]);
    expect(rows.map((row) => row.endsAt)).toEqual([
      { instant: '2026-12-31T10:00:00.000Z' },
      { instant: '2026-12-01T10:00:00.000Z' },
    ]);
  });

  it.each<[string, SalesWanted, number]>([
    ['one kind', { kind: 'registration' }, 1],
    ['days, both included', { period: { from: '2026-11-01', until: '2026-11-11' } }, 2],
    ['the days before', { period: { from: '2026-10-01', until: '2026-10-31' } }, 0],
    ['the last day only', { period: { from: '2026-11-11', until: '2026-11-11' } }, 1],
    ['a kind that does not exist', { kind: 'refund' }, 0],
  ])('can be narrowed to %s', async (_what, wanted, total) => {
    const { transactions, commissions } = await sold();
    expect((await transactions(wanted)).total).toBe(total);
    expect((await commissions(wanted)).total).toBe(total);
  });

  it('go by the operator’s clocks: half past midnight in Kinshasa is a new day', async () => {
    const { office, transactions } = await sold();
    await office.store.transaction(async ({ sales }) => {
      for (const sale of await sales.where({})) await sales.put({ ...sale, at: '2026-11-20T23:30:00.000Z' });
    });
    expect((await transactions({ period: { from: '2026-11-21', until: '2026-11-21' } })).total).toBe(2);
  });

  it('come in parts', async () => {
    const { transactions } = await sold();
    const second = await transactions({}, { from: 1, most: 1 });
    expect(second).toMatchObject({ total: 2, rows: [{ kind: { name: 'Registration' } }] });
    expect((await transactions({}, { from: 2, most: 1 })).rows).toEqual([]);
  });

  it('never have another agent’s or another operator’s sales in them', async () => {
    const { office, transactions, commissions } = await sold();
    const mine = [await transactions({}), await commissions({})];
    await copyTo(office, { operator: 'acme', account: 'colleague' });
    await copyTo(office, { operator: 'other', account: 'agent' });
    expect([await transactions({}), await commissions({})]).toEqual(mine);
    const nobody = { ...office.agent, account: 'nobody' };
    expect(await transactions({}, all, nobody)).toEqual({ rows: [], total: 0, summary: [] });
    expect(await commissions({}, all, nobody)).toEqual({ rows: [], total: 0, summary: [] });
  });

  it('leave out the name of a customer whose data were erased', async () => {
    const { office, transactions } = await sold();
    await office.store.transaction(async ({ customers }) => {
      for (const one of await customers.where({})) await customers.put({ ...one, lastName: '', firstName: undefined });
    });
    const { rows } = await transactions({});
    expect(rows.map((row) => 'customer' in row)).toEqual([false, false]);
  });
});

describe('an agent’s commissions', () => {
  it('say what each sale earned, and the sum in each currency', async () => {
    const { office, commissions } = await sold();
    expect(await commissions({})).toMatchObject({
      total: 2,
      summary: [{ total: { money: usd(400) } }],
      rows: [
        { kind: { name: 'Resubscription' }, price: { money: usd(4000) }, commission: { money: usd(200) } },
        { kind: { name: 'Registration' }, commission: { money: usd(200) } },
      ],
    });
    await office.store.transaction(async (tables) => {
      const [first] = await tables.commissions.where({});
      if (first !== undefined) await tables.commissions.put({ ...first, minor: 100_000, currency: 'CDF' });
    });
    expect((await commissions({})).summary).toEqual([
      { total: { money: usd(200) } },
      { total: { money: { minor: 100_000, currency: 'CDF' } } },
    ]);
  });
});
