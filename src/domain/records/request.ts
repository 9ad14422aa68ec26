import { z } from 'zod';
import { requestStates } from '../terms/fact.js';

/** The subject of a request that is about no procedure. */
export const OTHER_SUBJECT = 'other';

/** Something that somebody asks the operator's staff (Belarus guide, B6: feedback), with the answers it got. */
export const Request = z.object({
  id: z.string(),
  operator: z.string(),
  /** The company it was asked for, where the account worked for one. */
  organisation: z.string().optional(),
  account: z.string(),
  /** Where it was asked: the answers are told there. */
  conversation: z.string(),
  /** What people quote. */
  reference: z.string(),
  /** A procedure's id, or `OTHER_SUBJECT`. */
  subject: z.string(),
  message: z.string(),
  /** A phone number or an e-mail address, as typed. */
  reach: z.string().optional(),
  /** What was answered so far in the procedure that was open, in words. Never a secret. */
  context: z.string().optional(),
  state: z.enum(requestStates),
  at: z.iso.datetime(),
  answers: z.array(z.object({ text: z.string(), at: z.iso.datetime() })),
  closedAt: z.iso.datetime().optional(),
});
export type Request = z.output<typeof Request>;
