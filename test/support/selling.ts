import { fileURLToPath } from 'node:url';
import { randomIds, sha256, systemClock } from '../../src/bot/secrets/hashing.js';
import { loadOperators } from '../../src/bot/words/operators.js';
import { changeLanguage } from '../../src/domain/accounts/changeLanguage.js';
import { makeDoor } from '../../src/domain/door/execute.js';
import type { Clock, Hasher, Store } from '../../src/domain/door/ports.js';
import { makeProofCheck } from '../../src/domain/door/proofCheck.js';
import type { Actor } from '../../src/domain/records/account.js';
import type { Receipt } from '../../src/domain/records/receipt.js';
import { registerCustomer } from '../../src/domain/sales/registerCustomer.js';
import { move } from '../../src/domain/sales/wallet.js';
import type { Language } from '../../src/domain/terms/language.js';
import { nothingOutside } from './nothingOutside.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const [konnect] = (await loadOperators(`${root}/operators`, ['konnect'])).values();
const { operator, currency } = { operator: 'konnect', currency: 'USD' };

/** Slow hashing is not what these tests and benches are about. */
const plainHasher: Hasher = { hash: async (secret) => secret, matches: async (secret, hash) => secret === hash };
const pin = '2468';

/** The n-th customer to register: each with a document and a modem of its own. */
export const registrationInput = (n: number) => ({
  lastName: 'Exemple',
  firstName: 'Carole',
  documentNumber: `OP${1_000_000 + n}`,
  documentType: 'passport',
  country: 'CD',
  phone1: '+243810000123',
  email: 'carole@example.com',
  houseNumber: '12 bis',
  avenue: 'Avenue du Modèle',
  commune: 'Gombe',
  town: 'Kinshasa',
  account: currency,
  category: 'residential',
  offer: 'home10',
  modemSerial: `KN${10_000_000 + n}`,
});

/** An agent in one conversation. */
export const agent = (account: string): Actor => ({
  account,
  operator,
  role: 'agent',
  channel: 'webchat',
  conversation: `talk-${account}`,
});

export interface Selling {
  /** Registers the n-th customer, with the PIN, as this agent. Throws what is refused before the command. */
  register(commandId: string, n: number, who: Actor): Promise<Receipt>;
  /** A command that needs no PIN: the agent's own language. */
  changeLanguage(commandId: string, language: Language, who: Actor): Promise<Receipt>;
  receiptOf(commandId: string, who: Actor): Promise<Receipt | undefined>;
}

/** The way of a registration from its PIN to its receipt, over this store. */
export function selling(store: Store, clock: Clock = systemClock): Selling {
  if (konnect === undefined) throw new Error('operators/konnect is missing');
  const served = konnect;
  const open = async () => {
    throw new Error('nothing is sealed here');
  };
  const door = makeDoor({
    outside: nothingOutside,
    store,
    clock,
    ids: randomIds,
    digest: sha256,
    operatorOf: () => served,
    open,
  });
  const limit = { take: async () => true };
  const check = makeProofCheck({ store, clock, ids: randomIds, hasher: plainHasher, limit });
  return {
    receiptOf: door.receiptOf,
    changeLanguage: async (commandId, language, actor) => {
      const input = { language };
      const result = await door.execute({ commandId, command: changeLanguage, input, actor });
      if (!result.ok) throw new Error(result.problem.code);
      return result.value;
    },
    register: async (commandId, n, actor) => {
      const proven = await check({ actor, proof: 'pin', secret: pin, commandId, attempt: randomIds.next() });
      if (!proven.ok) throw new Error(proven.problem.code);
      const order = { commandId, command: registerCustomer, input: registrationInput(n), actor };
      const result = await door.execute({ ...order, authorisations: [proven.value] });
      if (!result.ok) throw new Error(result.problem.code);
      return result.value;
    },
  };
}

/** Agents with a PIN and more money than they can spend. */
export async function seedAgents(store: Store, names: readonly string[], at = new Date().toISOString()): Promise<void> {
  await store.transaction(async (tables) => {
    for (const id of names) {
      const person = { id, operator, login: id, name: `Agent ${id}`, role: 'agent', language: 'fr' } as const;
      await tables.accounts.insert({ ...person, pin: { hash: pin, wrong: 0, tries: [] } });
      const amount = { minor: 1_000_000_000, currency };
      await move(tables, { id: `opening-${id}`, operator, account: id, amount, reason: 'opening', at });
    }
  });
}
