import { z } from 'zod';

/** What the network says has become of a part that it took. */
export const smsDeliveryStates = ['accepted', 'buffered', 'delivered', 'expired', 'failed', 'unknown'] as const;
export const SmsDeliveryState = z.enum(smsDeliveryStates);
export type SmsDeliveryState = z.output<typeof SmsDeliveryState>;

/** A part of an SMS that went out. Its id is the gateway's name and the network's own id for it: whichever comes first writes the row. */
export const SmsReceipt = z.object({
  id: z.string(),
  operator: z.string(),
  gateway: z.string(),
  /** The row of the outbox that it went out for; not yet known where the receipt was faster. */
  outbox: z.string().optional(),
  /** Undefined: the network has said nothing yet. */
  state: SmsDeliveryState.optional(),
  /** The network's reason, such as `011`. */
  reason: z.string().max(20).optional(),
  at: z.iso.datetime(),
});
export type SmsReceipt = z.output<typeof SmsReceipt>;
