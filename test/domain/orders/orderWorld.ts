import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createUploads } from '../../../src/bot/directline/uploads.js';
import { createLog } from '../../../src/bot/log.js';
import { createReportFolder } from '../../../src/bot/reports/reportFolder.js';
import { createHasher, keyedDigest, randomIds, sha256 } from '../../../src/bot/secrets/hashing.js';
import { noGateway } from '../../../src/bot/smsGateway/sms.js';
import { makeOutbox, type Outbox } from '../../../src/bot/start/outbox.js';
import { makeBackEnds } from '../../../src/bot/tmf/client/backEnds.js';
import { makeInOrder } from '../../../src/bot/turns/inOrder.js';
import { loadOperators } from '../../../src/bot/words/operators.js';
import { loadWords } from '../../../src/bot/words/words.js';
import type { Activity } from '../../../src/dialogs/conversation/activity.js';
import type { Command } from '../../../src/domain/door/command.js';
import { type Door, makeDoor } from '../../../src/domain/door/execute.js';
import type { List } from '../../../src/domain/door/list.js';
import type { Store } from '../../../src/domain/door/ports.js';
import { makeSelections } from '../../../src/domain/lines/find/selections.js';
import { lineRulesOf, type Operator } from '../../../src/domain/operator/index.js';
import type { Actor, Role } from '../../../src/domain/records/account.js';
import type { Line } from '../../../src/domain/records/line.js';
import type { Order } from '../../../src/domain/records/order.js';
import type { Receipt } from '../../../src/domain/records/receipt.js';
import type { Choices, Find } from '../../../src/domain/terms/choices.js';
import type { Verdict } from '../../../src/domain/terms/verdict.js';
import { makeSpeakers } from '../../../src/speech/speaker.js';
import { openLowdbStore } from '../../../src/store/lowdb/index.js';
import { FakeTime, second } from '../../outbox/fakeTime.js';
import { root } from '../../outbox/world.js';
import { nothingOutside } from '../../support/nothingOutside.js';
import type { FaultyNetwork } from './faultyNetwork.js';

const operators = await loadOperators(`${root}/operators`, ['kcell']);
const words = await loadWords(`${root}/locales`, () => {});

export const who: Actor = {
  ...{ account: 'boss', operator: 'kcell', role: 'administrator', organisation: 'kcell:own' },
  ...{ channel: 'web', conversation: 'talk' },
};

/** Lines, orders and a network, at a time of their own. */
export interface OrderWorld {
  readonly folder: string;
  readonly time: FakeTime;
  readonly outbox: Outbox;
  readonly store: Store;
  /** The commands of which news came to the conversation. */
  readonly news: string[];
  selected(...lines: string[]): Promise<string>;
  /** Carries a command out; gives its receipt, or throws the refusal's code. */
  execute<I>(command: Command<I>, input: I, role?: Role): Promise<Receipt>;
  /** What its review would show. */
  foresee<I>(command: Command<I>, input: I): Promise<readonly Verdict[]>;
  /** Whether its review would say that a second administrator comes first. */
  waits<I>(command: Command<I>, input: I): Promise<boolean>;
  order(line: string): Promise<Order>;
  line(id: string): Promise<Line>;
  put(line: Line): Promise<void>;
  /** Time passes in steps, and what becomes due in each is done; `check` looks after each. */
  live(milliseconds: number, check?: () => Promise<void>): Promise<void>;
  ask: Door['ask'];
  /** The operator, with its rules as they are here. */
  readonly operator: Operator;
  /** The choices of a list that goes by no answer. */
  find(list: List<object>, find: Find): Promise<Choices>;
  /** As when the process ends: the data stay. */
  halt(): Promise<void>;
  end(): Promise<void>;
}

export interface WorldParts {
  readonly folder?: string;
  readonly time?: FakeTime;
  network(time: FakeTime): FaultyNetwork;
}

export async function openOrders(parts: WorldParts): Promise<OrderWorld> {
  const time = parts.time ?? new FakeTime();
  const folder = parts.folder ?? (await mkdtemp(join(tmpdir(), 'guichet-orders-')));
  const opened = await openLowdbStore({ folder: join(folder, 'store') });
  const operatorOf = (id: string) => {
    const operator = operators.get(id);
    if (operator === undefined) throw new Error(`no operator ${id}`);
    return withActivation(operator);
  };
  const network = parts.network(time);
  const log = createLog({ level: 'silent' });
  const news: string[] = [];
  const receive = async (_conversation: string, activity: Partial<Activity>) => {
    news.push(String(z.object({ id: z.string() }).parse(activity.value).id));
    return { id: activity.id ?? '' };
  };
  const nothing = () => Promise.reject(new Error('nobody pays here'));
  const speaker = makeSpeakers(words, (id) => operatorOf(id).profile);
  const outbox = makeOutbox({
    ...{ speaker, store: opened, operatorOf, clock: time, timer: time, log, network },
    config: { smtp: undefined, mailFrom: undefined, dataDir: folder },
    hasher: createHasher(new Uint8Array(32), { log2N: 4, r: 8, p: 1 }),
    ...{ digest: sha256, origin: () => 'https://chat.example', signedOut: () => {} },
    uploads: createUploads(join(folder, 'uploads')),
    kept: createReportFolder(join(folder, 'reports')),
    gateway: noGateway,
    shortNumbers: { of: () => [], hasSaidStop: async () => false },
    texts: () => ({ answer: async () => [], open: async (sealed) => sealed, inOrder: makeInOrder() }),
    oneDrive: () => ({ hosts: [], open: async (sealed) => sealed, offers: { file: nothing, link: nothing } }),
    news: () => ({ turns: { receive }, push: async () => 'there' }),
    payments: () => ({ open: nothing, look: nothing, listen: () => () => {} }),
    reports: () => ({ ...ports, door, speaker }),
    tickets: () => ({ backEnds: makeBackEnds([], log), door, told: () => ({ name: '', description: '' }) }),
  });
  const { store, worker } = outbox;
  const ports = { store, clock: time, ids: randomIds, operatorOf };
  const door = makeDoor({
    outside: nothingOutside,
    ...ports,
    digest: keyedDigest(new Uint8Array(32)),
    open: async (sealed) => sealed,
  });
  if (parts.folder === undefined) await seed(opened, time);
  outbox.start();
  await worker.idle();
  const found = <T>(row: T | undefined): T => {
    if (row === undefined) throw new Error('there is no such row');
    return row;
  };
  const quiet = async () => {
    // What the network said by itself is written before this comes to its turn.
    for (let round = 0; round < 3; round++) {
      await store.transaction(async () => {});
      await Promise.race([worker.idle(), network.slow()]);
    }
  };
  const halt = async () => {
    await outbox.stop();
    await store.close();
  };
  const foreseen = async <I>(command: Command<I>, input: I) => {
    const seen = await door.foresee({ command, input, actor: who });
    if (!seen.ok) throw new Error(seen.problem.code);
    return seen.value;
  };
  return {
    ...{ folder, time, outbox, store, news, halt, operator: operatorOf('kcell') },
    ask: door.ask,
    find: (list, find) => door.find(list, who, {}, find),
    selected: async (...lines) => {
      const kept = await makeSelections(ports).keep(who, lines, 1000);
      if (!kept.ok) throw new Error(kept.problem.code);
      return kept.value;
    },
    execute: async (command, input, role = who.role) => {
      const done = await door.execute({ commandId: randomIds.next(), command, input, actor: { ...who, role } });
      if (!done.ok) throw new Error(done.problem.code);
      if (done.value.outcome.kind === 'refused') throw new Error(done.value.outcome.problem.code);
      return done.value;
    },
    foresee: async (command, input) => (await foreseen(command, input))?.verdicts ?? [],
    waits: async (command, input) => (await foreseen(command, input))?.waits !== undefined,
    order: async (line) => found((await store.read(({ orders }) => orders.where({ line }))).at(-1)),
    line: async (id) => found(await store.read(({ lines }) => lines.get(id))),
    put: (line) => store.transaction(({ lines }) => lines.put(line)),
    live: async (milliseconds, check = async () => {}) => {
      await quiet();
      for (let left = milliseconds; left > 0; left -= second) {
        time.pass(Math.min(second, left));
        await quiet();
        await check();
      }
    },
    end: async () => {
      await halt();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Activation, too, for those who look after a fleet; more than three lines are blocked by two administrators, as are orders for more than 20,000 T. */
function withActivation(operator: Operator): Operator {
  const { profile } = operator;
  const rules = lineRulesOf(operator);
  const { blocking } = rules;
  if (blocking?.fourEyes === undefined) throw new Error('Kcell has no four eyes');
  return {
    ...operator,
    profile: { ...profile, roles: { ...profile.roles, fleetManager: ['activation', 'undoOrders'] } },
    lineRules: {
      ...rules,
      activation: { daysAhead: 30 },
      blocking: {
        ...blocking,
        fourEyes: { ...blocking.fourEyes, over: 3, overAmount: { minor: 2_000_000, currency: 'KZT' } },
      },
    },
  };
}

async function seed(store: Store, time: FakeTime): Promise<void> {
  const at = time.now().toISOString();
  const own = { operator: 'kcell', organisation: 'kcell:own' };
  await store.transaction(async ({ lines, accounts, organisations }) => {
    await organisations.insert({ id: 'kcell:own', operator: 'kcell', name: 'Own' });
    await accounts.insert({
      ...{ id: 'boss', operator: 'kcell', login: 'boss', name: 'Boss', role: 'administrator' },
      organisations: ['kcell:own'],
    });
    for (const number of [1, 2, 3, 4]) {
      await lines.insert({
        ...own,
        ...{ id: `line${number}`, number: `+7701000000${number}`, sought: '', plan: 'businessManager', internet: true },
        ...{ packages: [], state: 'active', stateSince: at, billingAccount: '20000001' },
      });
    }
  });
  await store.conversations.open({ id: 'talk', account: 'boss', operator: 'kcell', channel: 'web', createdAt: at });
}
