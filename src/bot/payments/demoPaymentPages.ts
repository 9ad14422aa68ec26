import { z } from 'zod';
import type { PaymentAnswer, PaymentPages } from '../../domain/bills/paymentPages.js';
import type { Clock, Store } from '../../domain/door/ports.js';
import type { OnlinePayment } from '../../domain/records/onlinePayment.js';
import { Language } from '../../domain/terms/language.js';
import { createSignedTokens, type SigningPorts } from '../secrets/signedTokens.js';

/** What can be pressed on the demo's page: how the operator's page may answer. */
export const demoOutcomes = ['paid', 'refused', 'givenUp', 'twice', 'late'] as const;
export type DemoOutcome = (typeof demoOutcomes)[number];

/** How long the bank takes where it answers late, in milliseconds. */
const LATE_MS = 60_000;

const Claims = z.object({ payment: z.string(), operator: z.string(), language: Language });

/** A payment as its page shows it. */
export interface OpenedPayment {
  readonly payment: OnlinePayment;
  readonly language: Language;
  /** It can be paid now; else it was, or its time is over. */
  readonly takes: boolean;
}

/** The demo's payment page: it stands for the operator's, and no money is moved. */
export interface DemoPaymentPages extends PaymentPages {
  /** What a link of this operator is for; undefined: it was forged, has expired or is another's. */
  opened(operator: string, token: string): Promise<OpenedPayment | undefined>;
  /** What was pressed; a payment takes one press. */
  press(operator: string, token: string, outcome: DemoOutcome): Promise<OpenedPayment | undefined>;
}

interface DemoParts extends SigningPorts {
  readonly store: Pick<Store, 'read'>;
  readonly clock: Clock;
  readonly origin: () => string;
}

/** The address of the page, under the operator's own. */
export const payPath = (operator: string): string => `/${operator}/pay`;

type Heard = Parameters<PaymentPages['listen']>[0];

export function demoPaymentPages(parts: DemoParts): DemoPaymentPages {
  const { store, clock, origin } = parts;
  const signed = createSignedTokens(parts, 'guichet/pay');
  const listeners = new Set<Heard>();
  const tell = async (id: string, operator: string, answer: PaymentAnswer) => {
    for (const heard of listeners) await heard(id, operator, answer);
  };
  const rowOf = (id: string) => store.read(({ onlinePayments }) => onlinePayments.get(id));
  const opened = async (operator: string, token: string): Promise<OpenedPayment | undefined> => {
    const claims = Claims.safeParse(await signed.open(token)).data;
    const payment = claims?.operator === operator ? await rowOf(claims.payment) : undefined;
    if (claims === undefined || payment === undefined) return undefined;
    const takes = payment.state === 'open' && Date.parse(payment.expiresAt) > clock.now().getTime();
    return { payment, language: claims.language, takes };
  };
  return {
    open: async ({ id: payment, operator, expiresAt }, language) => {
      const [from, until] = [seconds(clock.now().getTime()), seconds(Date.parse(expiresAt))];
      const token = await signed.sign({ payment, operator, language }, from, until);
      return `${origin()}${payPath(operator)}?${new URLSearchParams({ t: token })}`;
    },
    look: async (id) => {
      const payment = await rowOf(id);
      if (payment?.state !== 'pending') return payment && answers[payment.state];
      const since = Date.parse(payment.pendingSince ?? payment.at);
      return clock.now().getTime() >= since + LATE_MS ? 'paid' : 'pending';
    },
    listen: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    opened,
    press: async (operator, token, outcome) => {
      const shown = await opened(operator, token);
      if (!shown?.takes) return shown;
      for (const answer of saidFor[outcome]) await tell(shown.payment.id, operator, answer);
      return opened(operator, token);
    },
  };
}

/** What the page then says, one after the other. */
const saidFor: Readonly<Record<DemoOutcome, readonly PaymentAnswer[]>> = {
  ...{ paid: ['paid'], refused: ['refused'], givenUp: ['givenUp'] },
  ...{ twice: ['paid', 'paid'], late: ['pending'] },
};

/** What the page knows of a payment that has ended. */
const answers: Readonly<Record<Exclude<OnlinePayment['state'], 'pending'>, PaymentAnswer | undefined>> = {
  ...{ paid: 'paid', refused: 'refused', givenUp: 'givenUp' },
  ...{ open: undefined, lapsed: undefined },
};

const seconds = (ms: number): number => Math.floor(ms / 1000);
