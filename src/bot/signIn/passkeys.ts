import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import { hasEnded } from '../../domain/accounts/accessCodes.js';
import { registerPasskey } from '../../domain/accounts/passkeys.js';
import type { Door } from '../../domain/door/execute.js';
import type { Clock, Digest, Ids, Store } from '../../domain/door/ports.js';
import type { ProofCheck } from '../../domain/door/proofCheck.js';
import { scoped } from '../../domain/door/scope.js';
import { type Account, actorOf } from '../../domain/records/account.js';
import type { Challenge } from '../../domain/records/challenge.js';
import type { Passkey } from '../../domain/records/passkey.js';
import type { Problem } from '../../domain/terms/problems.js';
import { webChat } from '../turns/channels.js';

/** How long a question is good. */
const GOOD_MS = 5 * 60_000;
const TICKET_LENGTH = 26;

/** Whom a browser's passkeys are for: they are good at this host and no other. */
export interface RelyingParty {
  /** The host. */
  readonly id: string;
  readonly origin: string;
  readonly name: string;
}

const text = z.string().max(10_000);
const transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']);
const credential = { id: text, rawId: text, type: z.literal('public-key') };
const extensions = z.unknown().transform(() => ({}));
/** What a browser answers: of extensions nothing is wanted. */
export const Registration = z.object({
  ...credential,
  clientExtensionResults: extensions,
  response: z.object({
    ...{ clientDataJSON: text, attestationObject: text },
    transports: z.array(transport).default([]),
  }),
});
export const Assertion = z.object({
  ...credential,
  clientExtensionResults: extensions,
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text.optional() }),
});

interface PasskeyPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly door: Pick<Door, 'execute'>;
  readonly proofCheck: ProofCheck;
}

/** What is needed beside the answer: the question's ticket, the password, and what the passkey is called. */
interface Registering {
  readonly ticket: string;
  readonly password: string;
  readonly name: string;
  readonly answer: z.output<typeof Registration>;
}

/** Passkeys (WebAuthn): how one is registered, and how somebody signs in with one. */
export function makePasskeys(ports: PasskeyPorts) {
  const { store, clock, ids, digest } = ports;

  /** Keeps a question under a ticket that only its browser has. */
  const asked = async (operator: string, value: string, account?: string): Promise<string> => {
    const ticket = ids.code(TICKET_LENGTH);
    const now = clock.now();
    const row: Challenge = {
      ...{ id: digest(ticket), operator, kind: 'passkey', wrong: 0, value, at: now.toISOString() },
      ...(account !== undefined && { account }),
      expiresAt: new Date(now.getTime() + GOOD_MS).toISOString(),
    };
    await store.transaction(({ challenges }) => challenges.insert(row));
    return ticket;
  };

  /** The question of a ticket, which is answered once. */
  const taken = (operator: string, ticket: string): Promise<Challenge | undefined> =>
    store.transaction(async (all) => {
      const { challenges } = scoped(all, { operator });
      const found = await challenges.get(digest(ticket));
      if (found?.kind !== 'passkey') return undefined;
      await challenges.remove(found.id);
      return hasEnded(found, clock.now()) ? undefined : found;
    });

  return {
    /** Those of an account, the oldest first. */
    of: (account: string): Promise<Passkey[]> => store.read(({ passkeys }) => passkeys.where({ account })),

    async registration(account: Account, party: RelyingParty) {
      const present = await store.read(({ passkeys }) => passkeys.where({ account: account.id }));
      const options = await generateRegistrationOptions({
        ...{ rpName: party.name, rpID: party.id, userName: account.login, userDisplayName: account.name },
        userID: new TextEncoder().encode(account.id),
        attestationType: 'none',
        excludeCredentials: present.map(({ id }) => ({ id })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      return { options, ticket: await asked(account.operator, options.challenge, account.id) };
    },

    /** Registers what the browser has made, with the password. Gives why not. */
    async register(account: Account, party: RelyingParty, given: Registering): Promise<Problem | undefined> {
      const question = await taken(account.operator, given.ticket);
      if (question?.account !== account.id) return { code: 'passkey.refused', details: {} };
      const verified = await verifyRegistrationResponse({
        response: given.answer,
        ...{ expectedChallenge: question.value ?? '', expectedOrigin: party.origin, expectedRPID: party.id },
      }).catch(() => undefined);
      if (verified?.verified !== true) return { code: 'passkey.refused', details: {} };
      const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
      const actor = actorOf(account, { organisation: undefined, channel: webChat, conversation: question.id });
      const [commandId, secret] = [question.id, given.password];
      const proven = await ports.proofCheck({ actor, proof: 'password', secret, commandId, attempt: question.id });
      if (!proven.ok) return proven.problem;
      const key = Buffer.from(publicKey).toString('base64url');
      const input = { id, publicKey: key, counter, transports, name: given.name };
      const authorisations = [proven.value];
      const done = await ports.door.execute({ commandId, command: registerPasskey, input, actor, authorisations });
      if (!done.ok) return done.problem;
      return done.value.outcome.kind === 'refused' ? done.value.outcome.problem : undefined;
    },

    /** Asked of whoever has one: no name is typed, and none is told. */
    async authentication(operator: string, party: RelyingParty) {
      const options = await generateAuthenticationOptions({ rpID: party.id, userVerification: 'required' });
      return { options, ticket: await asked(operator, options.challenge) };
    },

    /** Whose passkey has answered; undefined for all that can be wrong with it. */
    async signIn(
      operator: string,
      party: RelyingParty,
      { ticket, answer }: { readonly ticket: string; readonly answer: z.output<typeof Assertion> },
    ): Promise<Account | undefined> {
      const question = await taken(operator, ticket);
      if (question?.value === undefined || question.account !== undefined) return undefined;
      const known = await store.read((all) => keyOf(all, operator, answer.id));
      if (known === undefined) return undefined;
      const verified = await verifyAuthenticationResponse({
        response: answer,
        ...{ expectedChallenge: question.value, expectedOrigin: party.origin, expectedRPID: party.id },
        credential: {
          ...{ id: known.key.id, counter: known.key.counter },
          publicKey: new Uint8Array(Buffer.from(known.key.publicKey, 'base64url')),
        },
      }).catch(() => undefined);
      if (verified?.verified !== true) return undefined;
      const { newCounter: counter } = verified.authenticationInfo;
      return store.transaction(async (all) => {
        const present = await keyOf(all, operator, answer.id);
        if (present === undefined) return undefined;
        await all.passkeys.put({ ...present.key, counter, usedAt: clock.now().toISOString() });
        return present.account;
      });
    },
  };
}
export type Passkeys = ReturnType<typeof makePasskeys>;

/** A passkey of this operator with its account, unless that is closed. */
async function keyOf(
  { passkeys, accounts }: Pick<Parameters<Parameters<Store['read']>[0]>[0], 'passkeys' | 'accounts'>,
  operator: string,
  id: string,
): Promise<{ readonly key: Passkey; readonly account: Account } | undefined> {
  const key = await passkeys.get(id);
  const account = key?.operator === operator ? await accounts.get(key.account) : undefined;
  if (key === undefined || account === undefined || account.disabledAt !== undefined) return undefined;
  return { key, account };
}
