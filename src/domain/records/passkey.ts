import { z } from 'zod';

/** A passkey (WebAuthn) of an account: its public half. `id` is the credential's own. */
export const Passkey = z.object({
  id: z.string(),
  operator: z.string(),
  account: z.string(),
  /** Of COSE, in base64url. */
  publicKey: z.string(),
  /** How often it has signed, where it counts; a copy of it counts wrong. */
  counter: z.int().nonnegative(),
  transports: z.array(z.string()),
  /** As its owner calls it. */
  name: z.string(),
  createdAt: z.iso.datetime(),
  usedAt: z.iso.datetime().optional(),
});
export type Passkey = z.output<typeof Passkey>;
