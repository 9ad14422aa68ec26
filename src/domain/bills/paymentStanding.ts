import { query } from '../door/query.js';
import type { OnlinePayment } from '../records/onlinePayment.js';
import { ok } from '../terms/result.js';
import type { Given } from '../terms/thing.js';
import { billShown } from './billShown.js';

/** One's own payment as it is now, and what can be gone on with. */
export interface PaymentStanding extends OnlinePayment {
  /** Its page still takes it. */
  readonly takes: boolean;
  readonly given: Given;
}

/** What has become of one's own payment, by the id of the command that began it. Of somebody else's it is undefined. */
export const paymentStanding = query<{ readonly id: string }, PaymentStanding | undefined>({
  name: 'payment.standing',
  allowed: 'everybody',
  look: async ({ tables, actor, now }, { id }) => {
    const payment = await tables.onlinePayments.get(id);
    if (payment === undefined || payment.account !== actor.account) return ok(undefined);
    const { state, bill, expiresAt } = payment;
    const again = state === 'refused' || state === 'givenUp' || state === 'lapsed';
    return ok({
      ...payment,
      takes: state === 'open' && Date.parse(expiresAt) > now.getTime(),
      given: billShown.shown(bill, { payable: again }),
    });
  },
});
