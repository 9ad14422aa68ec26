import { z } from 'zod';
import { Facts } from '../terms/fact.js';
import { Problem, problemCodes } from '../terms/problems.js';
import { Verdict } from '../terms/verdict.js';

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
    z.object({
      kind: z.literal('done'),
      reference: z.string(),
      facts: Facts,
      /** Which of its actions was done, where a procedure has several: the answers are gone when it is shown again. */
      action: z.string().optional(),
      verdicts: z.array(Verdict).optional(),
      /** It gave the right to see a secret once. */
      once: z.literal(true).optional(),
      /** It began a payment, whose id is the command's. */
      pays: z.literal(true).optional(),
    }),
    z.object({ kind: z.literal('refused'), problem: Problem }),
  ]),
});
export type Receipt = z.output<typeof Receipt>;

/** What somebody may have to show besides being signed in. */
export const proofs = ['pin', 'password', 'oneTimeCode'] as const;
export type Proof = (typeof proofs)[number];

/** One line a command or a failed proof leaves, done or refused. Never an input, a secret or a name. */
export const AuditLine = z.object({
  id: z.string(),
  operator: z.string(),
  at: z.iso.datetime(),
  account: z.string(),
  /** The company it was done for, where the account worked for one. */
  organisation: z.string().optional(),
  channel: z.string(),
  command: z.string(),
  commandId: z.string(),
  /** What it is about, as `<kind>:<id>`. */
  subject: z.string(),
  outcome: z.enum(['done', 'refused']),
  problem: z.enum(problemCodes).optional(),
  /** For one's own history, which outlives the receipt: by which procedure, which of its actions, what to quote. */
  procedure: z.string().optional(),
  action: z.string().optional(),
  reference: z.string().optional(),
  /** What was shown to prove who it is. */
  proofs: z.array(z.enum(proofs)).optional(),
});
export type AuditLine = z.output<typeof AuditLine>;

/** What a right PIN, password or one-time code is traded for: good for one command of one actor, for minutes. */
export const Authorisation = z.object({
  id: z.string(),
  /** Without one, a PIN. */
  proof: z.enum(proofs).optional(),
  operator: z.string(),
  account: z.string(),
  commandId: z.string(),
  expiresAt: z.iso.datetime(),
});
export type Authorisation = z.output<typeof Authorisation>;
