import type { Language } from '../terms/language.js';
import type { Money } from '../terms/money.js';

/** A payment as the operator's page gets it. */
export interface PagePayment {
  /** The key: opened again, it is the same payment and not a second one. */
  readonly id: string;
  readonly operator: string;
  readonly billingAccount: string;
  readonly bill: string;
  readonly amount: Money;
  /** What people quote. */
  readonly reference: string;
  /** After this (ISO 8601) the page takes it no more. */
  readonly expiresAt: string;
}

/** What the page says of a payment. `pending`: it was made, and the bank has not answered yet. */
export type PaymentAnswer = 'pending' | 'paid' | 'refused' | 'givenUp';

/**
 * The page at which an operator is paid: what a real operator implements. Whatever it does, slow, failing, answering twice or late,
 * a payment counts once: see `answerPayment`.
 */
export interface PaymentPages {
  /** Where this payment can be made: signed, for this payment alone, for once, until it ends. Rejects where there is no page now. */
  open(payment: PagePayment, language: Language, signal: AbortSignal): Promise<string>;
  /** What has come of a payment; undefined: nobody has paid yet. Rejects: ask again. */
  look(id: string, operator: string, signal: AbortSignal): Promise<PaymentAnswer | undefined>;
  /** Says what comes of payments as soon as it is known; not said again where the listener rejects. Gives a function that ends it. */
  listen(heard: (id: string, operator: string, answer: PaymentAnswer) => Promise<void>): () => void;
}
