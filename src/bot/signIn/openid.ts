import * as client from 'openid-client';
import { z } from 'zod';
import { hasEnded } from '../../domain/accounts/accessCodes.js';
import { admitFromElsewhere } from '../../domain/accounts/fromElsewhere.js';
import type { Door } from '../../domain/door/execute.js';
import type { Clock, Digest, Ids, Store } from '../../domain/door/ports.js';
import { scoped } from '../../domain/door/scope.js';
import { type Account, programActor } from '../../domain/records/account.js';
import { isLoopback } from '../variables.js';
import type { OpenidSettings } from './openidSettings.js';

/** How long somebody may take at the other house. */
const GOOD_MS = 10 * 60_000;
/** How long it may take to answer us, in seconds. */
const TIMEOUT_S = 5;

export interface OpenidPorts {
  readonly houses: readonly OpenidSettings[];
  readonly store: Store;
  readonly door: Pick<Door, 'execute'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
  /** Our own address. */
  origin(): string;
}

const Kept = z.object({ verifier: z.string(), nonce: z.string() });
const Claims = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  name: z.string().max(100).optional(),
  email: z.email().max(254).optional(),
  email_verified: z.boolean().optional(),
});

/** Sign-in at another house by OpenID Connect: the code flow with PKCE, state and nonce. */
export interface Openid {
  /** The house of an operator, as its button calls it. */
  nameAt(operator: string): string | undefined;
  /** Where somebody is sent, and what their browser has to bring back. */
  begin(operator: string): Promise<{ readonly to: string; readonly state: string } | undefined>;
  /** Whom the house has let in; undefined for all that can be wrong with what came back. Throws where the house is away. */
  end(
    operator: string,
    back: { readonly query: string; readonly state: string | undefined },
  ): Promise<Account | undefined>;
  /** Where somebody is signed out there, too. */
  signOut(operator: string): Promise<string | undefined>;
}

export function makeOpenid(ports: OpenidPorts): Openid {
  const { houses, store, clock, digest, origin } = ports;
  const houseAt = (operator: string) => houses.find((house) => house.operator === operator);
  const found = new Map<string, client.Configuration>();
  /** What the house says of itself, asked once it is needed; one that was away is asked again. */
  const configured = async ({ issuer, clientId, clientSecret }: OpenidSettings): Promise<client.Configuration> => {
    const known = found.get(issuer);
    if (known !== undefined) return known;
    const execute = isLoopback(new URL(issuer).hostname) ? [client.allowInsecureRequests] : [];
    const options = { execute, timeout: TIMEOUT_S };
    const fresh = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, options);
    found.set(issuer, fresh);
    return fresh;
  };
  const backTo = (operator: string) => `${origin()}/${operator}/openid/back`;
  return {
    nameAt: (operator) => houseAt(operator)?.name,

    async begin(operator) {
      const house = houseAt(operator);
      if (house === undefined) return undefined;
      const config = await configured(house);
      const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
      const now = clock.now();
      await store.transaction(({ challenges }) =>
        challenges.insert({
          ...{ id: digest(state), operator, kind: 'openid', wrong: 0, value: JSON.stringify({ verifier, nonce }) },
          ...{ at: now.toISOString(), expiresAt: new Date(now.getTime() + GOOD_MS).toISOString() },
        }),
      );
      const to = client.buildAuthorizationUrl(config, {
        ...{ redirect_uri: backTo(operator), scope: house.scope, state, nonce },
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { to: to.href, state };
    },

    async end(operator, { query, state }) {
      const house = houseAt(operator);
      const kept = house && state !== undefined ? await taken(ports, operator, state) : undefined;
      if (house === undefined || state === undefined || kept === undefined) return undefined;
      const checks = { expectedState: state, expectedNonce: kept.nonce, pkceCodeVerifier: kept.verifier };
      const tokens = await client.authorizationCodeGrant(await configured(house), new URL(query, backTo(operator)), {
        ...{ ...checks, idTokenExpected: true },
      });
      const claims = Claims.safeParse(tokens.claims()).data;
      return claims && admitted(ports, house, claims);
    },

    async signOut(operator) {
      const house = houseAt(operator);
      if (house === undefined) return undefined;
      const config = await configured(house);
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
      return client.buildEndSessionUrl(config, { post_logout_redirect_uri: `${origin()}/${operator}` }).href;
    },
  };
}

/** What was kept for a state, which is good once. */
const taken = ({ store, clock, digest }: OpenidPorts, operator: string, state: string) =>
  store.transaction(async (all) => {
    const { challenges } = scoped(all, { operator });
    const found = await challenges.get(digest(state));
    if (found?.kind !== 'openid') return undefined;
    await challenges.remove(found.id);
    return hasEnded(found, clock.now()) ? undefined : Kept.parse(JSON.parse(found.value ?? ''));
  });

/** The account of whoever came back, with the role that their groups have here today; undefined where they have none. */
async function admitted(
  { store, door, ids }: OpenidPorts,
  { operator, roles, groupsClaim, name: house }: OpenidSettings,
  claims: z.output<typeof Claims>,
): Promise<Account | undefined> {
  const groups = z.array(z.string()).safeParse(claims[groupsClaim]).data ?? [];
  const given = roles.find(({ group }) => groups.includes(group));
  if (given === undefined) return undefined;
  const { iss, sub, name = sub, email, email_verified: verified } = claims;
  const input = {
    ...{ external: `${iss} ${sub}`, name, role: given.role },
    ...(given.organisations !== undefined && { organisations: given.organisations }),
    // An address that the house has not checked is nobody's.
    ...(email !== undefined && verified === true && { email }),
  };
  const actor = programActor(operator, `openid:${house}`, 'signIn');
  const done = await door.execute({ commandId: ids.next(), command: admitFromElsewhere, input, actor });
  if (!done.ok || done.value.outcome.kind === 'refused') return undefined;
  const { account } = done.value.outcome.facts;
  const id = account !== undefined && 'code' in account ? account.code : '';
  return store.read(({ accounts }) => accounts.get(id));
}
