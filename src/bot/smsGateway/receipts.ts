import type { Tables } from '../../domain/records/tables.js';
import type { Delivery } from '../outbox/courier.js';

/** Networks name what they take by ids of their own. */
export const receiptId = (gateway: string, message: string): string => `${gateway}:${message}`;

interface Taken {
  readonly gateway: string;
  readonly operator: string;
  /** The message of the outbox that it went out for. */
  readonly outbox: string;
  /** The network's ids of its parts. */
  readonly messages: readonly string[];
  readonly at: Date;
}

/** It is out; what the network will say of its parts is noted beside the message that they went out for. */
export const takenBy = ({ gateway, operator, outbox, messages, at }: Taken): Delivery => ({
  outcome: 'sent',
  leaves: async ({ smsReceipts }: Tables) => {
    for (const message of messages) {
      const id = receiptId(gateway, message);
      const before = await smsReceipts.get(id);
      await smsReceipts.put({ ...before, id, operator, gateway, outbox, at: at.toISOString() });
    }
  },
});
