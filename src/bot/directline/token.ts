import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../domain/ports.js';

/** How long a token is good, in seconds. Clients renew theirs at half time. */
export const tokenSeconds = 1800;
const issuer = 'guichet';
const audience = 'guichet/directline';
const algorithm = 'HS256';

/** Who speaks, where, and by which sign-in. */
export interface Claims {
  readonly account: string;
  readonly operator: string;
  readonly conversation: string;
  /** The id of the session: without its row the token is worth nothing. */
  readonly session: string;
}
/** `user` is the name by which Web Chat knows its own user. */
const Payload = z.object({ user: z.string(), operator: z.string(), conversation: z.string(), session: z.string() });

export interface Tokens {
  issue(claims: Claims): Promise<string>;
  /** The claims; undefined when the token is forged, expired, or not of this kind. */
  verify(token: string): Promise<Claims | undefined>;
}

export function createTokens(key: Uint8Array, clock: Clock): Tokens {
  return {
    issue({ account, operator, conversation, session }) {
      const now = Math.floor(clock.now().getTime() / 1000);
      return new SignJWT({ user: account, operator, conversation, session })
        .setProtectedHeader({ alg: algorithm })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(now)
        .setExpirationTime(now + tokenSeconds)
        .sign(key);
    },
    async verify(token) {
      const payload = await open(token, key, clock.now());
      const { data } = Payload.safeParse(payload);
      return data && { ...data, account: data.user };
    },
  };
}

/** Whatever is wrong with a token, it opens nothing: the caller learns no more than that. */
async function open(token: string, key: Uint8Array, currentDate: Date): Promise<unknown> {
  try {
    const required = { algorithms: [algorithm], issuer, audience, requiredClaims: ['exp'], currentDate };
    return (await jwtVerify(token, key, required)).payload;
  } catch {
    return undefined;
  }
}
