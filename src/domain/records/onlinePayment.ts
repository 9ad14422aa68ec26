import { z } from 'zod';
import { Money } from '../terms/money.js';

/**
 * Where an online payment is: its page is open to whoever has the link; the bank has not answered yet; the money came; the bank said
 * no; somebody gave it up; nobody has paid in time.
 */
export const onlinePaymentStates = ['open', 'pending', 'paid', 'refused', 'givenUp', 'lapsed'] as const;
export const OnlinePaymentState = z.enum(onlinePaymentStates);
export type OnlinePaymentState = z.output<typeof OnlinePaymentState>;

/** A bill that somebody pays at the operator's payment page (Telenet guide, T20). Its id is that of the command that began it. */
export const OnlinePayment = z.object({
  id: z.string(),
  operator: z.string(),
  organisation: z.string(),
  account: z.string(),
  /** Where it was begun: what becomes of it is told there. */
  conversation: z.string(),
  reference: z.string(),
  billingAccount: z.string(),
  /** The bill's number. */
  bill: z.string(),
  amount: Money,
  state: OnlinePaymentState,
  at: z.iso.datetime(),
  /** Until then its page takes a payment. */
  expiresAt: z.iso.datetime(),
  pendingSince: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  /** It was reported as paid once more: it counts once. */
  repeated: z.literal(true).optional(),
});
export type OnlinePayment = z.output<typeof OnlinePayment>;
