import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { TeamsPerson } from '../../domain/accounts/teams/person.js';

/** Single sign-on, as the app registration has it. */
export interface SignOnSettings {
  /** The OAuth connection of the Azure Bot. */
  readonly connection: string;
  /** Whom the tokens are for: the application id, or its `api://…` address. */
  readonly audience: string;
  /** The OpenID metadata document, with `{tenant}` where the tenant's id stands. */
  readonly metadata: string;
}

/** Who it is by the token: the address that their company signs them in with. Undefined where the token is not good for them. */
export type SignOn = (token: string, person: TeamsPerson) => Promise<string | undefined>;

const Metadata = z.object({ issuer: z.url(), jwks_uri: z.url() });
const Claims = z.object({
  tid: z.guid(),
  oid: z.guid(),
  /** Of a token of version 2; of version 1 it is `upn`. `email` may be anything that somebody typed. */
  preferred_username: z.string().optional(),
  upn: z.string().optional(),
});
/** How long the metadata are waited for, and how long they are good, in milliseconds. */
const fetchWithin = 5_000;
const goodFor = 24 * 60 * 60_000;

/**
 * Verifies tokens of Microsoft Entra: signature, issuer, audience, expiry; and that they are this person's, of this tenant. Throws when
 * the keys cannot be had.
 */
export function makeSignOn({ audience, metadata }: SignOnSettings): SignOn {
  const known = new Map<string, { at: number; issuer: string; keys: ReturnType<typeof createRemoteJWKSet> }>();
  const signer = async (tenant: string) => {
    const before = known.get(tenant);
    if (before !== undefined && before.at + goodFor > Date.now()) return before;
    const answered = await fetch(metadata.replace('{tenant}', tenant), { signal: AbortSignal.timeout(fetchWithin) });
    if (!answered.ok) throw new Error(`the OpenID metadata cannot be had: ${answered.status}`);
    const { issuer, jwks_uri } = Metadata.parse(await answered.json());
    const found = { at: Date.now(), issuer, keys: createRemoteJWKSet(new URL(jwks_uri)) };
    known.set(tenant, found);
    return found;
  };
  return async (token, person) => {
    const tenant = person.tenant.toLowerCase();
    const { issuer, keys } = await signer(tenant);
    try {
      const { payload } = await jwtVerify(token, keys, {
        ...{ issuer: issuer.replace('{tenantid}', tenant), audience, algorithms: ['RS256'], clockTolerance: 60 },
        requiredClaims: ['exp', 'tid', 'oid'],
      });
      const claims = Claims.safeParse(payload).data;
      const isTheirs = claims?.tid.toLowerCase() === tenant && claims.oid.toLowerCase() === person.object.toLowerCase();
      return isTheirs ? (claims.preferred_username ?? claims.upn)?.trim().toLowerCase() : undefined;
    } catch (error) {
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) return undefined;
      throw error;
    }
  };
}
