import { createHash } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../domain/ports.js';

/** How long a token is good, in seconds. Clients renew theirs at half time. */
export const tokenSeconds = 1800;
/** How long one may be renewed, in seconds: whoever is let go by a portal does not stay for ever. A session's own end is the same. */
const renewedFor = 12 * 3600;
const issuer = 'guichet';
const audience = 'guichet/directline';
const algorithm = 'HS256';

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
  const keys = new Map([previous, key].flatMap((one) => (one === undefined ? [] : [[keyId(one), one] as const])));
  // A token without a name is from before keys had names.
  const keyOf = (kid: string | undefined) => (kid === undefined ? key : keys.get(kid));
  return {
    issue({ account, operator, conversation, session, portal, began }) {
      const now = Math.floor(clock.now().getTime() / 1000);
      const first = began ?? now;
      return new SignJWT({
        user: account,
        operator,
        conversation,
        began: first,
        ...(session === undefined ? { portal } : { session }),
      })
        .setProtectedHeader({ alg: algorithm, kid: keyId(key) })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(now)
        .setExpirationTime(Math.min(now + tokenSeconds, first + renewedFor))
        .sign(key);
    },
    async verify(token) {
      const { data } = Payload.safeParse(await open(token, keyOf, clock.now()));
      return data && { ...data, account: data.user };
    },
  };
}

/** A key's name: it says nothing of the key. */
const keyId = (key: Uint8Array): string => createHash('sha256').update(key).digest('hex').slice(0, 16);

type KeyOf = (kid: string | undefined) => Uint8Array | undefined;

/** Whatever is wrong with a token, it opens nothing: the caller learns no more than that. */
async function open(token: string, keyOf: KeyOf, currentDate: Date): Promise<unknown> {
  try {
    const required = { algorithms: [algorithm], issuer, audience, requiredClaims: ['exp'], currentDate };
    const found = ({ kid }: { kid?: string }) => {
      const key = keyOf(kid);
      if (key === undefined) throw new Error('no such key');
      return key;
    };
    return (await jwtVerify(token, found, required)).payload;
  } catch {
    return undefined;
  }
}
