import { z } from 'zod';
import { Language } from '../language.js';

/** What may go out. Ids only: what it says is read when it goes, so that nothing about a person is kept twice. */
export const Message = z.discriminatedUnion('kind', [
  /** KONNECT guide (K3): the customer is sent the data held about them. */
  z.object({
    kind: z.literal('email.customerRegistered'),
    customer: z.string(),
    subscription: z.string(),
    language: Language,
  }),
]);
export type Message = z.output<typeof Message>;

/** Why a message has not gone out. The first group stands for any kind of message. */
export const deliveryProblems = [
  'message.unreadable',
  'recipient.gone',
  'delivery.fault',
  'delivery.timeout',
  'delivery.interrupted',
  'mail.unreachable',
  'mail.tls',
  'mail.login',
  'mail.deferred',
  'mail.addressRefused',
  'mail.refused',
] as const;
export const DeliveryProblem = z.enum(deliveryProblems);
export type DeliveryProblem = z.output<typeof DeliveryProblem>;

/** A message on its way out: written together with what it tells of, delivered at least once. */
export const OutboxRow = z.object({
  id: z.string(),
  operator: z.string(),
  /** The command's id and what for: a command says a thing once. */
  key: z.string(),
  /** Read strictly when it is delivered: a message that this version does not know must not keep the store from opening. */
  message: z.looseObject({ kind: z.string() }),
  state: z.enum(['waiting', 'sent', 'parked']),
  /** Not before this. While it is being delivered: when it is taken up again if nothing more is heard of it. */
  dueAt: z.iso.datetime(),
  /** When `dueAt` was decided; a clock that shows less has been set back. */
  plannedAt: z.iso.datetime(),
  attempts: z.int().nonnegative(),
  lastProblem: DeliveryProblem.optional(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().optional(),
});
export type OutboxRow = z.output<typeof OutboxRow>;
