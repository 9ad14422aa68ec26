import { z } from 'zod';
import { Language } from '../terms/language.js';

/** What somebody is for an operator. An operator's profile says which procedures a role may use. */
export const roles = ['agent', 'fleetManager', 'administrator', 'subscriber', 'reseller'] as const;
export const Role = z.enum(roles);
export type Role = z.output<typeof Role>;

/** One wrong or right try of a PIN or a secret code, kept by the id of the message that carried it: a redelivered message is no new try. */
export const PinTry = z.object({ attempt: z.string(), outcome: z.enum(['open', 'right', 'wrong']) });
export type PinTry = z.output<typeof PinTry>;

export const PinState = z.object({
  hash: z.string(),
  /** Wrong tries since the last right one. */
  wrong: z.int().nonnegative(),
  lockedUntil: z.iso.datetime().optional(),
  tries: z.array(PinTry),
});
export type PinState = z.output<typeof PinState>;

/** Who signs in: an agent, a fleet manager, an administrator, a subscriber. Secrets are kept as hashes only. */
export const Account = z.object({
  id: z.string(),
  operator: z.string(),
  /** What is typed at sign-in, lower case; unique within the operator. */
  login: z.string(),
  name: z.string(),
  role: Role,
  /** As the person chose it. Without one, the channel's counts, or else the operator's first. */
  language: Language.optional(),
  /** The companies it may work for, the one it begins with first. Without any, it sees no lines. */
  organisations: z.array(z.string()).min(1).optional(),
  /** Who this is in Microsoft Entra, as `<tenant id>/<object id>` in lower case: how Teams knows them. */
  entra: z.string().optional(),
  passwordHash: z.string().optional(),
  pin: PinState.optional(),
});
export type Account = z.output<typeof Account>;

/** Who acts in one turn. Decided by the signed token or the channel's identity, never by what a client says. */
export interface Actor {
  readonly account: string;
  readonly operator: string;
  readonly role: Role;
  /** The company that is worked for now, one of the account's own. */
  readonly organisation?: string | undefined;
  readonly channel: string;
  readonly conversation: string;
}
