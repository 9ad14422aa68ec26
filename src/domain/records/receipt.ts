import { z } from 'zod';
import { Facts } from '../fact.js';
import { Problem, problemCodes } from '../problems.js';

/**
 * The answer to a command id, given once and for good. It belongs to an actor and a conversation.
 * `inputHash` tells a repeated press from another order under the same id; the input itself is not kept.
 */
export const Receipt = z.object({
  /** The command id. */
  id: z.string(),
  operator: z.string(),
  command: z.string(),
  account: z.string(),
  conversation: z.string(),
  inputHash: z.string(),
  at: z.iso.datetime(),
  outcome: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('done'), reference: z.string(), facts: Facts }),
    z.object({ kind: z.literal('refused'), problem: Problem }),
  ]),
});
export type Receipt = z.output<typeof Receipt>;

/** One line a command or a failed proof leaves, done or refused. Never an input, a secret or a name. */
export const AuditLine = z.object({
  id: z.string(),
  operator: z.string(),
  at: z.iso.datetime(),
  account: z.string(),
  channel: z.string(),
  command: z.string(),
  commandId: z.string(),
  /** What it is about, as `<kind>:<id>`. */
  subject: z.string(),
  outcome: z.enum(['done', 'refused']),
  problem: z.enum(problemCodes).optional(),
});
export type AuditLine = z.output<typeof AuditLine>;

/** What a right PIN is traded for: good for one command of one actor, for minutes. */
export const Authorisation = z.object({
  id: z.string(),
  operator: z.string(),
  account: z.string(),
  commandId: z.string(),
  expiresAt: z.iso.datetime(),
});
export type Authorisation = z.output<typeof Authorisation>;
