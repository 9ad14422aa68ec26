import type { Language } from '../../domain/terms/language.js';
import { paymentText } from '../../speech/payments.js';
import type { SpeakerOf } from '../../speech/speaker.js';
import type { DemoOutcome, DemoPaymentPages, OpenedPayment } from './demoPaymentPages.js';

/** What the demo's payment page says of a payment, in words. */
export interface ShownPayment {
  readonly language: Language;
  readonly amount: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** It can be paid now. */
  readonly takes: boolean;
  /** How it stands, once it was paid or its time is over. */
  readonly said: string;
}

/** The demo's payment page in words. Undefined: the link opens nothing. */
export interface PayPage {
  shown(operator: string, token: string): Promise<ShownPayment | undefined>;
  press(operator: string, token: string, outcome: DemoOutcome): Promise<ShownPayment | undefined>;
}

interface PayParts {
  readonly pages: Pick<DemoPaymentPages, 'opened' | 'press'>;
  readonly speaker: SpeakerOf;
}

export function makePayPage({ pages, speaker: of }: PayParts): PayPage {
  const inWords = (operator: string, opened: OpenedPayment | undefined): ShownPayment | undefined => {
    if (opened === undefined) return undefined;
    const { payment, language, takes } = opened;
    const speaker = of(language, operator);
    const { words, format } = speaker;
    const amount = format.money(payment.amount);
    const state = payment.state === 'open' ? 'lapsed' : payment.state;
    return {
      ...{ language, amount, takes, said: takes ? '' : paymentText({ ...payment, state }, speaker) },
      rows: [
        { label: words.say('web:pay.bill'), value: payment.bill },
        { label: words.say('web:pay.account'), value: payment.billingAccount },
        { label: words.say('web:pay.amount'), value: amount },
        { label: words.say('web:pay.reference'), value: payment.reference },
        { label: words.say('web:pay.until'), value: format.instant(payment.expiresAt) },
      ],
    };
  };
  return {
    shown: async (operator, token) => inWords(operator, await pages.opened(operator, token)),
    press: async (operator, token, outcome) => inWords(operator, await pages.press(operator, token, outcome)),
  };
}
