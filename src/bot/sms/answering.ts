import type { SmsProblem } from '../../domain/records/inboundSms.js';

/** A text message that is to be answered. Who sent it is what the network says: a claim, and no proof. */
export interface SmsToAnswer {
  /** The same whenever it is answered again after a crash. */
  readonly id: string;
  readonly operator: string;
  /** `sms:<short number>:<E.164>`: whose messages are answered in order. */
  readonly conversation: string;
  /** E.164 */
  readonly from: string;
  /** The short number. */
  readonly to: string;
  /** Empty where there is a `problem`, or nothing was written. There may be a secret in it: it is for the turn only. */
  readonly text: string;
  readonly problem?: SmsProblem | undefined;
}

/** One SMS of the answer. The same `id` is the same SMS, sent once more. */
export interface SmsAnswer {
  readonly id: string;
  readonly text: string;
}

/**
 * Carries out what a text message says and gives the answers. One message of a subscriber comes after the other, over all
 * instances. The same id may come again, after a crash: it does nothing twice, and gets the same answers.
 * A throw is a fault of ours: the message is kept and comes again.
 */
export type AnswerSms = (message: SmsToAnswer) => Promise<readonly SmsAnswer[]>;

/** The conversation of a sender with a short number. */
export const conversationOf = ({ to, from }: Pick<SmsToAnswer, 'to' | 'from'>): string => `sms:${to}:${from}`;
