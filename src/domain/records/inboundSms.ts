import { z } from 'zod';

/** Why the text of a message is not there: a part has not come, it is no text, or it has more parts than are put together. */
export const smsProblems = ['incomplete', 'noText', 'tooLong'] as const;
export const SmsProblem = z.enum(smsProblems);
export type SmsProblem = z.output<typeof SmsProblem>;

/** What came, as it came: its octets in base64, sealed, since there may be a secret in it. They are read when it is answered. */
const SealedSms = z.object({ coding: z.enum(['gsm', 'latin1', 'ucs2', 'utf8', 'binary']), octets: z.string() });
export type SealedSms = z.output<typeof SealedSms>;

/** Where it came from. */
const Origin = z.object({
  id: z.string(),
  operator: z.string(),
  gateway: z.string(),
  /** E.164; anything else is a name or a short number, which gets no answer. A claim of the network, and no proof. */
  from: z.string(),
  /** The short number that it was sent to. */
  to: z.string(),
  /** A keyed digest of all that came: what comes once more on another session of the gateway is the same message. */
  fingerprint: z.string(),
  /** On which session of the gateway it came last. */
  session: z.string(),
  /** How often it came again. */
  repeated: z.int().nonnegative(),
  receivedAt: z.iso.datetime(),
});

/** A text message that came in. It is stored before the network is told that it was taken. */
export const InboundSms = Origin.extend({
  /** Whose messages are answered one after the other: short number and sender. */
  subscriber: z.string(),
  /** Empty once nothing more is to be done with it. */
  parts: z.array(SealedSms),
  problem: SmsProblem.optional(),
  state: z.enum(['waiting', 'answered', 'unanswered', 'parked']),
  /** When nothing more was to be done with it. */
  endedAt: z.iso.datetime().optional(),
});
export type InboundSms = z.output<typeof InboundSms>;

/** One part of a long message. It stays, without its text, when all are there: the network may send it again. */
export const SmsPart = Origin.extend({
  /** Which message it is a part of: gateway, sender, short number, reference and count. */
  whole: z.string(),
  number: z.int().positive(),
  part: SealedSms.optional(),
  /** When the others are waited for no longer. */
  expiresAt: z.iso.datetime(),
});
export type SmsPart = z.output<typeof SmsPart>;
