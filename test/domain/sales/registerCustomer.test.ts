import { describe, expect, it } from '@jest/globals';
import { registerCustomer } from '../../../src/domain/sales/registerCustomer.js';
import { type Office, openOffice } from '../office.js';
import { registration as input } from './registration.js';

const usd = (minor: number) => ({ minor, currency: 'USD' });

async function outcomeOf(office: Office, other: Partial<typeof input> = {}) {
  const done = await office.withPin(registerCustomer, { ...input, ...other });
  return done.ok ? done.value.outcome : done.problem;
}
const refusal = (code: string, details?: object) => ({
  kind: 'refused',
  problem: { code, ...(details && { details }) },
});

const business = (office: Office) =>
  office.store.read(async (tables) => ({
    customers: await tables.customers.where({}),
    subscriptions: await tables.subscriptions.where({}),
    sales: await tables.sales.where({}),
    commissions: await tables.commissions.where({}),
    entries: await tables.entries.where({ wallet: 'agent:USD' }),
  }));

describe('registering a customer', () => {
  it('writes customer, subscription, sale, commission and debit, and says what was done', async () => {
    const office = await openOffice();
    expect(await outcomeOf(office)).toMatchObject({
      kind: 'done',
      facts: {
        price: { money: usd(4000) },
        balance: { money: usd(6000) },
        commission: { money: usd(200) },
        endsAt: { instant: '2026-12-01T10:00:00.000Z' },
      },
    });
    const { customers, subscriptions, sales, commissions, entries } = await business(office);
    expect(customers).toMatchObject([
      { documentNumber: 'OP1234567', documentKey: 'passport:CD:OP1234567', phone1: '+243810000123' },
    ]);
    expect(subscriptions).toMatchObject([{ customer: customers[0]?.id, modemSerial: 'KN55550001', offer: 'home10' }]);
    expect(sales).toMatchObject([{ kind: 'registration', subscription: subscriptions[0]?.id, minor: 4000 }]);
    expect(commissions).toMatchObject([{ sale: sales[0]?.id, minor: 200, currency: 'USD' }]);
    expect(entries.map(({ minor, balance, sale }) => [minor, balance, sale])).toEqual([
      [10_000, 10_000, undefined],
      [-4000, 6000, sales[0]?.id],
    ]);
  });

  it('with too little says what is missing in both currencies, and writes nothing', async () => {
    const office = await openOffice({ balance: 5000 });
    const before = await business(office);
    expect(await outcomeOf(office, { category: 'office', offer: 'office20' })).toEqual(
      refusal('wallet.tooLow', {
        balance: usd(5000),
        price: usd(9000),
        missing: usd(4000),
        missingOther: { minor: 6_520_000, currency: 'CDF' },
      }),
    );
    expect(await business(office)).toEqual(before);
  });

  it('with less than the cheapest package costs is refused before the first question', async () => {
    const { door, agent } = await openOffice({ balance: 3999 });
    expect(await door.preflight(registerCustomer, agent)).toMatchObject({
      ok: false,
      problem: { code: 'wallet.empty', details: { balance: usd(3999), cheapest: usd(4000) } },
    });
  });

  it('registers a document once and a modem once', async () => {
    const office = await openOffice();
    await outcomeOf(office);
    const before = await business(office);
    expect(await outcomeOf(office, { documentNumber: 'op-1234567', modemSerial: 'KN55550002' })).toMatchObject(
      refusal('customer.exists'),
    );
    expect(await outcomeOf(office, { documentNumber: 'OP7654321', modemSerial: 'kn-5555-0001' })).toEqual(
      refusal('modem.taken', { serial: 'KN55550001' }),
    );
    expect(await business(office)).toEqual(before);
  });

  it.each([
    ['a package of another category', { offer: 'office20' }, 'offer.unknown'],
    ['an unknown package', { offer: 'constructor' }, 'offer.unknown'],
    ['an account that packages are not paid from', { account: 'CDF' }, 'account.notForPackages'],
    ['an unknown type of document', { documentType: 'libraryCard' }, 'value.choice'],
    ['a document number of another type', { documentNumber: '12345' }, 'value.documentNumber'],
    ['a phone of another country', { phone1: '+32 489 74 00 00' }, 'value.phoneCountry'],
  ])('refuses %s', async (_what, other, code) => {
    const office = await openOffice();
    const before = await business(office);
    expect(await outcomeOf(office, other)).toMatchObject(refusal(code));
    expect(await business(office)).toEqual(before);
  });
});
