import { describe, expect, it } from '@jest/globals';
import { registerCustomer } from '../../../src/domain/sales/registerCustomer.js';
import { activationNumberKnown } from '../../../src/domain/sales/renewalChoices.js';
import { renewSubscription } from '../../../src/domain/sales/renewSubscription.js';
import { type Office, openOffice } from '../office.js';
import { registration } from './registration.js';

const DAY = 24 * 60;
const usd = (minor: number) => ({ minor, currency: 'USD' });
const renewal = { account: 'USD', category: 'home', offer: 'home10', renewalType: 'same' };

/** An office with one registered customer, whose package runs from 1 November to 1 December. */
async function registered(balance = 20_000) {
  const office = await openOffice({ balance });
  await office.withPin(registerCustomer, registration);
  const [subscription] = await office.store.read(({ subscriptions }) => subscriptions.where({}));
  if (subscription === undefined) throw new Error('nobody was registered');
  return { office, subscription, input: { ...renewal, activationNumber: subscription.activationKey } };
}

async function outcomeOf(office: Office, input: typeof renewal & { activationNumber: string }, commandId?: string) {
  const done = await office.withPin(renewSubscription, input, commandId);
  return done.ok ? done.value.outcome : done.problem;
}

const business = (office: Office) =>
  office.store.read(async (tables) => ({
    subscriptions: await tables.subscriptions.where({}),
    sales: await tables.sales.where({}),
    commissions: await tables.commissions.where({}),
    entries: await tables.entries.where({}),
  }));

describe('renewing a subscription', () => {
  it('starts when the running period ends, debits the wallet, earns the commission and is a sale', async () => {
    const { office, subscription, input } = await registered();
    office.clock.pass(10 * DAY);
    expect(await outcomeOf(office, input)).toMatchObject({
      kind: 'done',
      facts: {
        activationKey: { code: subscription.activationKey },
        offer: { name: 'Home 10' },
        startsAt: { instant: '2026-12-01T10:00:00.000Z' },
        endsAt: { instant: '2026-12-31T10:00:00.000Z' },
        price: { money: usd(4000) },
        balance: { money: usd(12_000) },
        commission: { money: usd(200) },
      },
    });
    const { subscriptions, sales, commissions, entries } = await business(office);
    expect(subscriptions).toEqual([
      {
        ...subscription,
        upcoming: [{ offer: 'home10', startsAt: '2026-12-01T10:00:00.000Z', endsAt: '2026-12-31T10:00:00.000Z' }],
      },
    ]);
    expect(sales[1]).toMatchObject({ kind: 'resubscription', subscription: subscription.id, minor: 4000 });
    expect(commissions[1]).toMatchObject({ sale: sales[1]?.id, minor: 200 });
    expect(entries.at(-1)).toMatchObject({ minor: -4000, balance: 12_000, sale: sales[1]?.id });
  });

  it('starts now when the period is over', async () => {
    const { office, input } = await registered();
    office.clock.pass(40 * DAY);
    expect(await outcomeOf(office, input)).toMatchObject({
      facts: { startsAt: { instant: '2026-12-11T10:00:00.000Z' }, endsAt: { instant: '2027-01-10T10:00:00.000Z' } },
    });
    const { subscriptions } = await business(office);
    expect(subscriptions).toMatchObject([{ startsAt: '2026-12-11T10:00:00.000Z', upcoming: [] }]);
  });

  it('goes on from the last period that was bought, and drops those that are over', async () => {
    const { office, input } = await registered();
    await outcomeOf(office, input);
    office.clock.pass(40 * DAY);
    const change = { ...input, category: 'office', offer: 'office20', renewalType: 'other' };
    expect(await outcomeOf(office, change)).toMatchObject({
      facts: { startsAt: { instant: '2026-12-31T10:00:00.000Z' } },
    });
    const { subscriptions } = await business(office);
    expect(subscriptions).toMatchObject([
      { offer: 'home10', endsAt: '2026-12-31T10:00:00.000Z', upcoming: [{ offer: 'office20' }] },
    ]);
  });

  it('happens once, however often it is pressed', async () => {
    const { office, input } = await registered();
    const first = await outcomeOf(office, input, 'pressed');
    const after = await business(office);
    expect(await outcomeOf(office, input, 'pressed')).toEqual(first);
    expect(await business(office)).toEqual(after);
  });

  it('answers a foreign activation number exactly like an unknown one', async () => {
    const { office, subscription, input } = await registered();
    await office.store.transaction(({ subscriptions }) =>
      subscriptions.insert({ ...subscription, id: 'foreign', operator: 'other', activationKey: 'FOREIGN2222' }),
    );
    const before = await business(office);
    const foreign = { kind: 'refused', problem: { code: 'activation.unknown', details: {} } };
    expect(await outcomeOf(office, { ...input, activationNumber: 'FOREIGN2222' })).toEqual(foreign);
    expect(await outcomeOf(office, { ...input, activationNumber: 'UNKNOWN2222' })).toEqual(foreign);
    const known = (typed: string) => office.door.check(activationNumberKnown, office.agent, {}, typed);
    expect(await known('FOREIGN2222')).toEqual({ ok: false, problem: foreign.problem });
    expect(await known('UNKNOWN2222')).toEqual({ ok: false, problem: foreign.problem });
    expect(await business(office)).toEqual(before);
  });

  it('with too little says what is missing, and writes nothing', async () => {
    const { office, input } = await registered(10_000);
    const before = await business(office);
    const change = { ...input, category: 'office', offer: 'office20', renewalType: 'other' };
    expect(await outcomeOf(office, change)).toMatchObject({
      kind: 'refused',
      problem: { code: 'wallet.tooLow', details: { balance: usd(6000), price: usd(9000), missing: usd(3000) } },
    });
    expect(await business(office)).toEqual(before);
  });

  it('with less than the cheapest package costs, or with a locked PIN, is refused before the first question', async () => {
    const { office } = await registered(5000);
    const asked = () => office.door.preflight(renewSubscription, office.agent);
    expect(await asked()).toMatchObject({ ok: false, problem: { code: 'wallet.empty' } });
    for (const attempt of ['1', '2', '3', '4', '5']) {
      await office.proofCheck({ actor: office.agent, proof: 'pin', secret: '1111', commandId: 'any', attempt });
    }
    expect(await asked()).toMatchObject({ ok: false, problem: { code: 'pin.locked' } });
  });

  it.each([
    ['another package as the same one', { category: 'office', offer: 'office20' }, 'renewal.otherPackage'],
    ['the same package as a change', { renewalType: 'other' }, 'renewal.samePackage'],
    ['an unknown type', { renewalType: 'free' }, 'value.choice'],
    ['a package of another category', { offer: 'office20' }, 'offer.unknown'],
    ['an account that packages are not paid from', { account: 'CDF' }, 'account.notForPackages'],
  ])('refuses %s', async (_what, other, code) => {
    const { office, input } = await registered();
    const before = await business(office);
    expect(await outcomeOf(office, { ...input, ...other })).toMatchObject({ kind: 'refused', problem: { code } });
    expect(await business(office)).toEqual(before);
  });
});
