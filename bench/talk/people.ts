import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Hasher, Store } from '../../src/domain/door/ports.js';
import { move } from '../../src/domain/sales/wallet.js';
import { tenant } from '../../test/support/botService.js';

const often = { points: 1_000_000, duration: 60 };
/** A bench asks more often than people do. */
export const unlimited = {
  ...{ address: often, overall: often, login: often, loginAnywhere: often },
  ...{ loginOfBrowser: often, access: often, accessOfAddress: often },
  ...{
    signInsOfAddress: often,
    signIns: often,
    conversations: often,
    turns: often,
    exports: often,
    proofsOfAccount: often,
  },
  turnWork: { points: 100_000_000, duration: 60 },
  ...{ ordersOfAccount: often, ordersOfCompany: often, mailsOfAccount: often, mailsOfCompany: often },
};

const operator = 'konnect';
const password = 'only for the bench';
/** Of everybody, as the transcript of the guide has it. */
const pin = '2468';

/** Somebody with a conversation: a token for it on Direct Line, and who they are in Teams. */
export const Person = z.object({ token: z.string(), conversationId: z.string(), object: z.string() });
export type Person = z.output<typeof Person>;

/** Agents with money. `object`: by which Teams knows each. */
export async function addAgents(store: Store, hasher: Hasher, count: number): Promise<string[]> {
  const [passwordHash, hash] = [await hasher.hash(password), await hasher.hash(pin)];
  const objects = Array.from({ length: count }, () => randomUUID());
  const common = { operator, role: 'agent', language: 'fr', passwordHash } as const;
  const at = new Date().toISOString();
  await store.transaction(async (tables) => {
    for (const object of objects) {
      const person = { ...common, id: `bench-${object}`, login: object, name: 'Agent Modèle' };
      const entra = `${tenant}/${object}`;
      await tables.accounts.insert({ ...person, entra, pin: { hash, wrong: 0, tries: [] } });
      const amount = { minor: 100_000_000, currency: 'USD' };
      await move(tables, { id: `opening-${object}`, operator, account: person.id, amount, reason: 'opening', at });
    }
  });
  return objects;
}

/** Signs in through the page's own requests, each into a conversation of their own. */
export async function signIn(url: string, login: string, secret = password): Promise<Person> {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ login, password: secret });
  const signedIn = await fetch(`${url}/${operator}/sign-in`, { method: 'POST', headers, body });
  if (!signedIn.ok) throw new Error(`the sign-in was answered with ${signedIn.status}`);
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const token = await fetch(`${url}/${operator}/token`, { method: 'POST', headers: { cookie } });
  return Person.parse({ ...Token.parse(await token.json()), object: login });
}
const Token = z.object({ token: z.string(), conversationId: z.string() });
