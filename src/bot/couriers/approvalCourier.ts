import type { Clock, Store } from '../../domain/door/ports.js';
import { expireApproval } from '../../domain/orders/endedApprovals.js';
import { type Courier, sent } from '../outbox/courier.js';

/** Ends what has waited too long for a second administrator. */
export const approvalCourier = ({
  store,
  clock,
}: {
  readonly store: Pick<Store, 'transaction'>;
  readonly clock: Clock;
}): Courier<'approval.expired'> => ({
  deliver: async ({ message }) => {
    await expireApproval(store, message.approval, clock.now());
    return sent;
  },
});
