import { paymentStanding } from '../../domain/bills/paymentStanding.js';
import type { Receipt } from '../../domain/records/receipt.js';
import type { Given } from '../../domain/terms/thing.js';
import { paymentText } from '../../speech/payments.js';
import { asked } from '../conversation/asking.js';
import type { Turn } from '../conversation/turn.js';
import { noteTold } from './told.js';

/** What a receipt says of a payment: how it stands, and where it is made while that is possible. */
interface PaymentOn {
  readonly said: string;
  /** The address of the payment page; '': there is none to go to. */
  readonly link: string;
  /** What can be gone on with. */
  readonly given?: Given;
}

export async function paymentOn({ id, outcome }: Receipt, turn: Turn): Promise<PaymentOn> {
  const pays = outcome.kind === 'done' && outcome.pays === true;
  const payment = pays ? await asked(paymentStanding, { id }, turn) : undefined;
  if (payment === undefined) return { said: '', link: '' };
  const { words, services } = turn;
  const { state, repeated, given, takes } = payment;
  // What is shown counts as told.
  noteTold(id, { [state]: repeated ? 2 : 1 }, turn);
  if (state !== 'open') return { said: paymentText(payment, turn), link: '', given };
  if (!takes) return { said: paymentText({ ...payment, state: 'lapsed' }, turn), link: '' };
  const link = await services.payments.link(payment, words.language);
  if (link === undefined) return { said: words.say('common:payment.away'), link: '' };
  return { said: paymentText(payment, turn), link };
}
