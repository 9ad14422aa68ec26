import { DateTime } from 'luxon';
import { postAgain } from '../door/outbox.js';
import type { Clock, Ids, Store } from '../door/ports.js';
import type { Operator } from '../operator/index.js';
import type { OnlinePayment } from '../records/onlinePayment.js';
import type { Tables } from '../records/tables.js';
import type { PaymentAnswer } from './paymentPages.js';

/** How long after a payment was made its page is asked again, in minutes, while the bank does not answer; then each day. */
const LOOK_AFTER = [1, 5, 15, 60, 240] as const;
const A_DAY = 24 * 60;

export interface PaymentPorts {
  readonly store: Pick<Store, 'read' | 'transaction'>;
  readonly clock: Clock;
  readonly ids: Ids;
  operatorOf(id: string): Operator;
}

/**
 * Writes down what the payment page says, once, and has it told. Undefined: nobody has paid yet, which ends a payment whose time is
 * over. Money counts whenever it comes; nothing else changes what has ended.
 */
export const answerPayment = (
  ports: PaymentPorts,
  { id, operator }: Pick<OnlinePayment, 'id' | 'operator'>,
  answer: PaymentAnswer | undefined,
): Promise<OnlinePayment | undefined> =>
  ports.store.transaction(async (tables) => {
    await tables.onlinePayments.claim(id);
    const before = await tables.onlinePayments.get(id);
    if (before?.operator !== operator) return undefined;
    const now = ports.clock.now();
    const after = answered(before, answer, now);
    const work = { tables, ids: ports.ids, now, operator: ports.operatorOf(before.operator), commandId: id };
    if (after !== undefined) {
      await tables.onlinePayments.put(after);
      const { conversation, account } = after;
      await postAgain(work, { kind: 'chat.news', conversation, account, about: 'payment', id }, now);
    }
    const current = after ?? before;
    if (current.state === 'pending') await lookAgain(work, current);
    return current;
  });

/** The payment after an answer; undefined where that changes nothing. */
function answered(payment: OnlinePayment, answer: PaymentAnswer | undefined, now: Date): OnlinePayment | undefined {
  const { state, expiresAt } = payment;
  const at = now.toISOString();
  const isOver = state !== 'open' && state !== 'pending';
  if (answer === undefined)
    return state === 'open' && Date.parse(expiresAt) <= now.getTime()
      ? { ...payment, state: 'lapsed', endedAt: at }
      : undefined;
  if (answer === 'paid' && state === 'paid') return payment.repeated ? undefined : { ...payment, repeated: true };
  if (answer === 'paid') return { ...payment, state: 'paid', endedAt: at };
  if (isOver || answer === state) return undefined;
  return answer === 'pending'
    ? { ...payment, state: 'pending', pendingSince: at }
    : { ...payment, state: answer, endedAt: at };
}

type Working = Parameters<typeof postAgain>[0] & { readonly tables: Tables };

/** The page is asked again, the more seldom the longer it takes. */
async function lookAgain(work: Working, { id, pendingSince, at }: OnlinePayment): Promise<void> {
  const since = DateTime.fromISO(pendingSince ?? at);
  const waited = DateTime.fromJSDate(work.now).diff(since, 'minutes').minutes;
  const next = LOOK_AFTER.find((minutes) => minutes > waited) ?? waited + A_DAY;
  const due = since.plus({ minutes: next }).toJSDate();
  await postAgain(work, { kind: 'payment.look', payment: id, at: due.toISOString() }, due);
}
