import { z } from 'zod';
import type { Clock } from '../../domain/door/ports.js';
import { createSignedTokens } from './signedTokens.js';

/** How long a token is good, in seconds. Clients renew theirs at half time. */
export const tokenSeconds = 1800;
/** How long one may be renewed, in seconds: whoever is let go by a portal does not stay for ever. A session's own end is the same. */
const renewedFor = 12 * 3600;
const audience = 'guichet/directline';

interface Place {
  readonly account: string;
  readonly operator: string;
  readonly conversation: string;
  /** When the first token was given that this one renews, in seconds; undefined: it is the first. */
  readonly began?: number | undefined;
}
/** By which sign-in on a page of ours: without the session's row the token is worth nothing. */
interface OfSession {
  readonly session: string;
  readonly portal?: undefined;
}
/** By which portal: when it is no longer configured, its tokens are worth nothing. */
interface OfPortal {
  readonly session?: undefined;
  readonly portal: string;
}
/** Who speaks, where, and on whose word. */
export type Claims = Place & (OfSession | OfPortal);

/** Who wants a live stream, and of what; `locale`: the language that the page asks in. */
export type Streaming = Pick<Claims, 'conversation' | 'account' | 'operator'> & {
  readonly locale?: string | undefined;
};

/** `user` is the name by which Web Chat knows its own user. */
const Common = z.object({
  user: z.string(),
  operator: z.string(),
  conversation: z.string(),
  began: z.int().optional(),
});
const Payload = z.union([
  Common.extend({ session: z.string(), portal: z.undefined().optional() }),
  Common.extend({ portal: z.string(), session: z.undefined().optional() }),
]);

export interface Tokens {
  issue(claims: Claims): Promise<string>;
  /** The claims; undefined when the token is forged, expired, or not of this kind. */
  verify(token: string): Promise<Claims | undefined>;
}

/** `key` signs. What `previous` signed is still taken, so that a new key throws nobody out. */
export function createTokens(key: Uint8Array, clock: Clock, previous?: Uint8Array): Tokens {
  const signed = createSignedTokens({ key, previous, clock }, audience);
  return {
    issue({ account, operator, conversation, session, portal, began }) {
      const now = Math.floor(clock.now().getTime() / 1000);
      const first = began ?? now;
      const word = session === undefined ? { portal } : { session };
      const payload = { user: account, operator, conversation, began: first, ...word };
      return signed.sign(payload, now, Math.min(now + tokenSeconds, first + renewedFor));
    },
    async verify(token) {
      const { data } = Payload.safeParse(await signed.open(token));
      return data && { ...data, account: data.user };
    },
  };
}
