import type { PaymentStanding } from '../../domain/bills/paymentStanding.js';
import { paymentText } from '../../speech/payments.js';
import type { Turn } from '../conversation/turn.js';
import { noteTold, toldBefore } from '../shown/told.js';
import type { Told } from './approvalNews.js';

/** What has become of one's own payment since it was told last; where it came to nothing, with the button that pays the bill. */
export function paymentNews(payment: PaymentStanding, turn: Turn): Told | undefined {
  const { id, state, repeated, given } = payment;
  const states = { [state]: repeated ? 2 : 1 };
  if (state === 'open' || toldBefore(id, states, turn)) return undefined;
  noteTold(id, states, turn);
  return { text: paymentText(payment, turn), given };
}
