import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { SignJWT } from 'jose/jwt/sign';
import { jwtVerify } from 'jose/jwt/verify';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Clock } from '../../domain/door/ports.js';

const issuer = 'guichet';
const algorithm = 'HS256';
/** How many opened tokens are remembered: each request brings one, and to check it again costs more than to route it. */
const mostOpened = 1_000;

/** Signed tokens of one kind: those of another kind, signed with the same key, are worth nothing here. */
export interface SignedTokens {
  /** `from` and `until` in seconds. */
  sign(payload: JWTPayload, from: number, until: number): Promise<string>;
  /** The payload; undefined when the token is forged, expired or of another kind. */
  open(token: string): Promise<unknown>;
}

export interface SigningPorts {
  readonly key: Uint8Array;
  /** Signs no more, but what it signed is still taken, so that a new key throws nobody out. */
  readonly previous?: Uint8Array | undefined;
  readonly clock: Clock;
}

const Expiring = z.looseObject({ exp: z.number() });

/** `audience` names the kind. */
export function createSignedTokens({ key, previous, clock }: SigningPorts, audience: string): SignedTokens {
  const keys = new Map([previous, key].flatMap((one) => (one === undefined ? [] : [[keyId(one), one] as const])));
  const found = ({ kid }: { kid?: string }) => {
    // A token without a name is from before keys had names.
    const one = kid === undefined ? key : keys.get(kid);
    if (one === undefined) throw new Error('no such key');
    return one;
  };
  const opened = new LRUCache<string, JWTPayload & { exp: number }>({ max: mostOpened });
  return {
    sign: (payload, from, until) =>
      new SignJWT(payload)
        .setProtectedHeader({ alg: algorithm, kid: keyId(key) })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(from)
        .setExpirationTime(until)
        .sign(key),
    // Whatever is wrong with a token, it opens nothing: the caller learns no more than that.
    open: async (token) => {
      const currentDate = clock.now();
      const known = opened.get(token);
      if (known !== undefined && known.exp > Math.floor(currentDate.getTime() / 1000)) return known;
      opened.delete(token);
      const required = { algorithms: [algorithm], issuer, audience, requiredClaims: ['exp'] };
      const payload = await jwtVerify(token, found, { ...required, currentDate }).then(
        (verified) => Expiring.parse(verified.payload),
        () => undefined,
      );
      if (payload !== undefined) opened.set(token, Object.freeze(payload));
      return payload;
    },
  };
}

/** A key's name: it says nothing of the key. */
const keyId = (key: Uint8Array): string => createHash('sha256').update(key).digest('hex').slice(0, 16);
