import type { PaymentLinks } from '../../dialogs/conversation/turn.js';
import type { PaymentPages } from '../../domain/bills/paymentPages.js';
import { systemTimer, type Timer } from '../outbox/timer.js';
import { inTime } from '../outside/outside.js';

interface LinkParts {
  readonly pages: Pick<PaymentPages, 'open'>;
  /** Writes down why there is no page. */
  fault(error: unknown): void;
  readonly timer?: Timer | undefined;
  /** How long a page may take, in milliseconds: somebody waits for it in a chat. */
  readonly within?: number;
}

/** Where payments are made, at a page that may be slow or gone: then there is none, and the log has why. */
export const makePaymentLinks = ({ pages, fault, timer = systemTimer, within }: LinkParts): PaymentLinks => ({
  link: async ({ id, operator, billingAccount, bill, amount, reference, expiresAt }, language) => {
    const payment = { id, operator, billingAccount, bill, amount, reference, expiresAt };
    try {
      return await inTime({ timer, within }, (signal) => pages.open(payment, language, signal));
    } catch (error) {
      fault(error);
      return undefined;
    }
  },
});
