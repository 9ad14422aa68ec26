import pLimit from 'p-limit';
import type { Command } from '../../src/domain/door/command.js';
import { type Door, makeDoor } from '../../src/domain/door/execute.js';
import type { Clock, Hasher, Limit, Store } from '../../src/domain/door/ports.js';
import { makeProofCheck, type ProofCheck } from '../../src/domain/door/proofCheck.js';
import { Catalogue, type Operator, PointOfSale, Profile } from '../../src/domain/operator/index.js';
import type { Actor } from '../../src/domain/records/account.js';
import { move } from '../../src/domain/sales/wallet.js';
import { memoryStore } from '../support/memoryStore.js';
import { nothingOutside } from '../support/nothingOutside.js';

const usd = (minor: number) => ({ minor, currency: 'USD' });

/** An operator small enough to be read at a glance. */
export const operator: Operator = {
  profile: Profile.parse({
    id: 'acme',
    title: 'Acme',
    country: 'CD',
    timeZone: 'Africa/Kinshasa',
    languages: ['fr'],
    contact: { phone: '+243 800 000 000', email: 'help@acme.example', hours: 'toujours', smsFrom: 'Acme' },
    roles: { agent: ['registration'], staff: [] },
  }),
  catalogue: Catalogue.parse({
    categories: [
      { id: 'home', name: 'Home' },
      { id: 'office', name: 'Office' },
    ],
    offers: [
      { id: 'home10', category: 'home', name: 'Home 10', price: usd(4000), days: 30 },
      { id: 'office20', category: 'office', name: 'Office 20', price: usd(9000), days: 30 },
    ],
  }),
  pointOfSale: PointOfSale.parse({
    wallet: {
      currencies: ['USD', 'CDF'],
      sellsIn: 'USD',
      rate: { from: 'USD', to: 'CDF', units: 1630 },
      commissionBasisPoints: 500,
    },
    countries: ['CD'],
    renewalTypes: [
      { id: 'same', name: 'Same package', package: 'same' },
      { id: 'other', name: 'Another package', package: 'other' },
    ],
    saleKinds: { registration: 'Registration', resubscription: 'Resubscription' },
    documentTypes: [{ id: 'passport', name: 'Passport', pattern: '[A-Z]{2}\\d{7}', example: 'OP0000001' }],
  }),
};

export class SetClock implements Clock {
  constructor(public at = new Date('2026-11-01T10:00:00.000Z')) {}
  now(): Date {
    return this.at;
  }
  pass(minutes: number): void {
    this.at = new Date(this.at.getTime() + minutes * 60_000);
  }
}

export interface Office {
  readonly store: Store;
  readonly clock: SetClock;
  readonly door: Door;
  readonly proofCheck: ProofCheck;
  readonly agent: Actor;
  /** The PINs that were compared. */
  readonly checked: readonly string[];
  /** Carries a command out with a fresh authorisation, as after a right PIN. */
  withPin<I>(command: Command<I>, input: I, commandId?: string): ReturnType<Door['execute']>;
}

/** `limit`: tries of all accounts together. */
export async function openOffice({ balance = 10_000, limit = 1000 } = {}): Promise<Office> {
  const memory = memoryStore();
  const alone = pLimit(1);
  const store: Store = { ...memory, transaction: (work) => alone(() => memory.transaction(work)) };
  const clock = new SetClock();
  let last = 0;
  const next = () => `id${++last}`;
  const ids = { next, code: (length: number) => next().toUpperCase().padEnd(length, 'X'), digits: String };
  const checked: string[] = [];
  const matches = async (text: string, hash: string) => checked.push(text) > 0 && hash === `#${text}`;
  const hasher: Hasher = { hash: async (text) => `#${text}`, matches };
  let left = limit;
  const taking: Limit = { take: async () => --left >= 0 };
  const digest = (text: string) => text;
  const open = async (sealed: string) => sealed;
  const door = makeDoor({ outside: nothingOutside, store, clock, ids, digest, operatorOf: () => operator, open });
  const proofCheck = makeProofCheck({ store, clock, ids, hasher, limit: taking });
  const agent: Actor = { account: 'agent', operator: 'acme', role: 'agent', channel: 'web', conversation: 'talk' };
  await store.transaction(async (tables) => {
    const who = {
      id: 'agent',
      operator: 'acme',
      login: 'agent',
      name: 'Agent',
      role: 'agent',
      language: 'fr',
    } as const;
    await tables.accounts.insert({ ...who, pin: { hash: '#2468', wrong: 0, tries: [] } });
    const at = clock.now().toISOString();
    await move(tables, { id: next(), operator: 'acme', account: 'agent', amount: usd(balance), reason: 'opening', at });
  });
  const withPin: Office['withPin'] = async (command, input, commandId = next()) => {
    const proven = await proofCheck({ actor: agent, proof: 'pin', secret: '2468', commandId, attempt: next() });
    return door.execute({
      commandId,
      command,
      input,
      actor: agent,
      ...(proven.ok && { authorisations: [proven.value] }),
    });
  };
  return { store, clock, door, proofCheck, agent, checked, withPin };
}
