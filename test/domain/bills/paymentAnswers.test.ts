import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import { loadOperators } from '../../../src/bot/words/operators.js';
import { answerPayment } from '../../../src/domain/bills/paymentAnswers.js';
import type { PaymentAnswer } from '../../../src/domain/bills/paymentPages.js';
import type { OnlinePayment } from '../../../src/domain/records/onlinePayment.js';
import { memoryStore } from '../../support/memoryStore.js';
import { SetClock } from '../office.js';

const folder = new URL('../../../operators', import.meta.url).pathname;
const operators = await loadOperators(folder, ['telenet']);
const operatorOf = (id: string) => {
  const found = operators.get(id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
};
const BEGUN = new Date('2026-11-20T08:00:00.000Z');
const payment: OnlinePayment = {
  ...{ id: 'payment-1', operator: 'telenet', organisation: 'telenet:exempleLogistique', account: 'fleet-1' },
  ...{ conversation: 'talk-1', reference: 'PAYMENT1', billingAccount: '100000003', bill: '000326101234' },
  ...{ amount: { minor: 9161, currency: 'EUR' }, state: 'open', at: BEGUN.toISOString() },
  expiresAt: '2026-11-20T08:15:00.000Z',
};
const key = { id: payment.id, operator: 'telenet' };

async function open() {
  const store = memoryStore();
  const clock = new SetClock(BEGUN);
  await store.transaction(({ onlinePayments }) => onlinePayments.insert(payment));
  const ports = { store, clock, ids: randomIds, operatorOf };
  const now = () => store.read(({ onlinePayments }) => onlinePayments.get(payment.id));
  const posted = async (kind: string) =>
    (await store.read(({ outbox }) => outbox.where({}))).filter(({ message }) => message.kind === kind);
  return { store, clock, ports, now, posted };
}

/** What the page may say, in whatever order: `undefined`, that it knows of nothing. */
const anything = fc.array(
  fc.record({
    answer: fc.constantFrom<PaymentAnswer | undefined>('pending', 'paid', 'refused', 'givenUp', undefined),
    minutes: fc.integer({ min: 0, max: 20 }),
  }),
  { minLength: 1, maxLength: 8 },
);

it('whatever a page says, in whatever order: money counts once and for good, and nothing but money changes what has ended', async () => {
  await fc.assert(
    fc.asyncProperty(anything, async (said) => {
      const { clock, ports, now } = await open();
      let before = payment;
      for (const { answer, minutes } of said) {
        clock.pass(minutes);
        await answerPayment(ports, key, answer);
        const after = await now();
        if (after === undefined) throw new Error('a payment is never removed');
        const hasEnded = before.state !== 'open' && before.state !== 'pending';
        if (before.state === 'paid') expect(after.state).toBe('paid');
        else if (hasEnded) expect(after.state).toBe(answer === 'paid' ? 'paid' : before.state);
        if (answer === 'paid') expect(after.state).toBe('paid');
        expect(after.endedAt === undefined).toBe(after.state === 'open' || after.state === 'pending');
        before = after;
      }
      const paid = said.filter(({ answer }) => answer === 'paid').length;
      expect(before.state === 'paid').toBe(paid > 0);
      expect(before.repeated === true).toBe(paid > 1);
    }),
    { numRuns: 200 },
  );
});

it('answers that come at once are one after the other: two that pay are one payment', async () => {
  const { ports, now, posted } = await open();
  const atOnce: readonly PaymentAnswer[] = ['paid', 'refused', 'paid', 'givenUp', 'pending'];
  await Promise.all(atOnce.map((answer) => answerPayment(ports, key, answer)));
  expect((await now())?.state).toBe('paid');
  expect((await posted('chat.news')).length).toBeGreaterThan(0);
});

it('a page is asked again while the bank has not answered, the more seldom the longer it takes', async () => {
  const { clock, ports, posted } = await open();
  await answerPayment(ports, key, 'pending');
  const dues = async () =>
    (await posted('payment.look')).map(({ dueAt }) => (Date.parse(dueAt) - BEGUN.getTime()) / 60_000);
  expect(await dues()).toEqual([1]);
  for (const minutes of [1, 5, 15, 60, 240]) {
    clock.at = new Date(BEGUN.getTime() + minutes * 60_000);
    await answerPayment(ports, key, 'pending');
  }
  expect(await dues()).toEqual([1, 5, 15, 60, 240, 240 + 24 * 60]);
});

it('another operator’s page says nothing of it', async () => {
  const { ports, now } = await open();
  await answerPayment(ports, { ...key, operator: 'kcell' }, 'paid');
  expect((await now())?.state).toBe('open');
});
