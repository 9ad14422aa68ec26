import { demoNetwork } from '../../../src/bot/couriers/network/demoNetwork.js';
import { keyedDigest, randomIds } from '../../../src/bot/secrets/hashing.js';
import { seedDemo } from '../../../src/bot/start/demo.js';
import { loadDemoData, loadOperators } from '../../../src/bot/words/operators.js';
import type { Command } from '../../../src/domain/door/command.js';
import { makeDoor } from '../../../src/domain/door/execute.js';
import type { Store } from '../../../src/domain/door/ports.js';
import { lineChanges } from '../../../src/domain/lines/changes/index.js';
import { lineRulesOf, type Operator } from '../../../src/domain/operator/index.js';
import type { NewLine } from '../../../src/domain/orders/newLineInput.js';
import { applyReport, beginHandIn } from '../../../src/domain/orders/order.js';
import type { Actor } from '../../../src/domain/records/account.js';
import { isFinal } from '../../../src/domain/records/standing.js';
import { luhnDigit } from '../../../src/domain/values/luhn.js';
import { FakeTime } from '../../outbox/fakeTime.js';
import { root } from '../../outbox/world.js';
import { nothingOutside } from '../../support/nothingOutside.js';

const folder = `${root}/operators`;
const [telenet] = [...(await loadOperators(folder, ['telenet'])).values()];

const manager = (account: string): Actor => ({
  ...{ account, operator: 'telenet', role: 'fleetManager', organisation: 'telenet:exempleLogistique' },
  ...{ channel: 'web', conversation: `talk-${account}` },
});
export const one = manager('one');
export const two = manager('two');

/** The first SIM card that lies ready in the demo, and numbers of its pool. */
export const card = (n = 1) => checked(`89320300008000000${n}`);
/** A SIM card's number with its check digit. */
export const checked = (digits: string) => digits + luhnDigit(digits);
export const number = (n = 1) => `+3247050000${n}`;

/** A line with a new number; `changes` are other answers. */
export const wish = (changes: Partial<NewLine> = {}): NewLine => ({
  ...{ iccid: card(), splitBill: 'none', firstName: 'Lara', lastName: 'Exemple', spokenLanguage: 'fr' },
  ...{ plan: 'mobileStart', billingAccount: '100000001', source: 'new', newNumber: number() },
  ...changes,
});

/** The same with a number of another provider, to come on a Thursday. */
export const ported = (changes: Partial<NewLine> = {}): NewLine =>
  wish({
    ...{ source: 'existing', newNumber: undefined, ported: '0475 12 34 56' },
    ...{ provider: 'proximus', knownBy: 'K-4711', portDay: THURSDAY },
    ...changes,
  });
export const THURSDAY = '2026-03-05';

/** Telenet's demo in a store, with two who look after the same fleet. `overAmount`: orders for more need both of them. */
export async function openNewLines(store: Store, overAmount?: number, given?: Operator) {
  const operator = given ?? (overAmount === undefined ? plain() : withLimit(overAmount));
  const time = new FakeTime();
  const ports = {
    store,
    clock: time,
    ids: randomIds,
    changes: lineChanges,
    operatorOf: () => operator,
    outside: nothingOutside,
  };
  const hasher = { hash: async (text: string) => `#${text}`, matches: async () => false };
  const demo = await loadDemoData(folder, operator);
  if (demo === undefined) throw new Error('Telenet has no demo');
  await seedDemo({ ...ports, hasher, folder }, operator, demo);
  await store.transaction(async ({ accounts }) => {
    for (const { account: id } of [one, two]) {
      const organisations = ['telenet:exempleLogistique'];
      await accounts.insert({ id, operator: 'telenet', login: id, name: id, role: 'fleetManager', organisations });
    }
  });
  const door = makeDoor({ ...ports, digest: keyedDigest(new Uint8Array(32)), open: async (sealed) => sealed });
  const network = demoNetwork(time);
  const { signal } = new AbortController();
  /** Gives what was done; throws the code of what was refused. */
  const execute = async <I>(command: Command<I>, input: I, actor = one) => {
    const receipt = await door.execute({ commandId: randomIds.next(), command, input, actor });
    if (!receipt.ok) throw new Error(receipt.problem.code);
    const { outcome } = receipt.value;
    if (outcome.kind === 'refused') throw new Error(outcome.problem.code);
    return outcome;
  };
  const ordersOf = () => store.read(({ orders }) => orders.where({ organisation: one.organisation ?? '' }));
  return {
    ...{ operator, time, door, execute, ordersOf, ports, network },
    lastOrder: async () => {
      const last = (await ordersOf()).at(-1);
      if (last === undefined) throw new Error('nothing was ordered');
      return last;
    },
    stockOf: (kind: 'simCard' | 'number', value: string) =>
      store.read(({ stock }) => stock.get(`telenet:${kind}:${value}`)),
    /** The network takes what is open, or is asked about it. */
    carryOut: async () => {
      for (const key of (await ordersOf()).filter((order) => !isFinal(order))) {
        const order = await beginHandIn(ports, key);
        if (order !== undefined) await applyReport(ports, key, await network.submit(order, signal));
      }
    },
  };
}

function plain(): Operator {
  if (telenet === undefined) throw new Error('there is no Telenet');
  return telenet;
}

/** Telenet as it would be with a rule for amounts. */
function withLimit(minor: number): Operator {
  const rules = lineRulesOf(plain());
  if (rules.blocking === undefined) throw new Error('Telenet blocks nothing');
  const words = { approve: 'Approve', refuse: 'Refuse', withdraw: 'Withdraw' };
  const fourEyes = { over: 10, overAmount: { minor, currency: 'EUR' }, withinHours: 24, ...words };
  return { ...plain(), lineRules: { ...rules, blocking: { ...rules.blocking, fourEyes } } };
}
