import type { Clock } from '../../domain/door/ports.js';
import { type ExpiryPorts, expireApproval } from '../../domain/orders/endedApprovals.js';
import { type Courier, sent } from '../outbox/courier.js';

/** Ends what has waited too long for a second administrator. */
export const approvalCourier = (ports: ExpiryPorts & { readonly clock: Clock }): Courier<'approval.expired'> => ({
  deliver: async ({ message }) => {
    await expireApproval(ports, message.approval, ports.clock.now());
    return sent;
  },
});
