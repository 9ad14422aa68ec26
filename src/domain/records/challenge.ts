import { z } from 'zod';

/**
 * What somebody has to answer before they are let in: a one-time code that was sent, a link, a passkey's question, a sign-in at another
 * house. `id` is the SHA-256 of what their browser or the link holds; the thing itself is kept nowhere.
 */
export const Challenge = z.object({
  id: z.string(),
  operator: z.string(),
  kind: z.enum(['code', 'link', 'passkey', 'openid']),
  /** Whose it is. Nobody's: of a name that is unknown, kept and tried like any other, so that it tells nothing. */
  account: z.string().optional(),
  /** How a code goes out. */
  by: z.enum(['email', 'sms']).optional(),
  /** Of a code, made as the message goes. */
  hash: z.string().optional(),
  /** Wrong tries, each counted before it is compared. */
  wrong: z.int().nonnegative(),
  /** A code that was right: a password may be chosen with it. */
  right: z.literal(true).optional(),
  /** Asked for in a browser that had signed in before: what strangers ask for leaves these alone. */
  known: z.literal(true).optional(),
  /** What has to be compared with the answer: a passkey's question; state, nonce and verifier of another house. */
  value: z.string().optional(),
  at: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type Challenge = z.output<typeof Challenge>;
