import { answerPayment, type PaymentPorts } from '../../domain/bills/paymentAnswers.js';
import type { PaymentAnswer, PaymentPages } from '../../domain/bills/paymentPages.js';
import type { Log } from '../log.js';
import { type Courier, later, sent } from '../outbox/courier.js';

export interface PaymentParts extends PaymentPorts {
  readonly pages: PaymentPages;
  readonly log: Log;
}

/** Asks the payment page what has come of a payment whose time is over, or of which the bank has not answered. */
export const paymentCourier = (parts: PaymentParts): Courier<'payment.look'> => ({
  deliver: async ({ operator, message: { payment: id } }, signal) => {
    const payment = await parts.store.read(({ onlinePayments }) => onlinePayments.get(id));
    if (payment?.state !== 'open' && payment?.state !== 'pending') return sent;
    let answer: PaymentAnswer | undefined;
    try {
      answer = await parts.pages.look(id, operator, signal);
    } catch (error) {
      parts.log.warn('payment.failed', { reference: id, operator }, error);
      return later('payment.unreachable');
    }
    await answerPayment(parts, { id, operator }, answer);
    return sent;
  },
});

/** Writes down what the payment page says by itself. Gives a function that ends it. */
export const hearPayments = (parts: Omit<PaymentParts, 'log'>): (() => void) =>
  parts.pages.listen(async (id, operator, answer) => {
    await answerPayment(parts, { id, operator }, answer);
  });
