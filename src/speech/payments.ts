import type { OnlinePayment } from '../domain/records/onlinePayment.js';
import type { Speaker } from './speaker.js';

type Said = Pick<OnlinePayment, 'state' | 'repeated' | 'bill' | 'amount' | 'reference' | 'expiresAt'>;

/** How an online payment stands, and what can be done. */
export function paymentText(
  { state, repeated, bill, amount, reference, expiresAt }: Said,
  { words, format }: Pick<Speaker, 'words' | 'format'>,
): string {
  const said = { bill, amount: format.money(amount), reference, at: format.instant(expiresAt) };
  return words.say(repeated ? 'common:payment.repeated' : SAID[state], said);
}

const SAID = {
  open: 'common:payment.open',
  pending: 'common:payment.pending',
  paid: 'common:payment.paid',
  refused: 'common:payment.refused',
  givenUp: 'common:payment.givenUp',
  lapsed: 'common:payment.lapsed',
} as const;
