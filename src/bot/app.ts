import { fileURLToPath } from 'node:url';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { makeAssistant } from '../dialogs/assistant.js';
import type { Procedure } from '../dialogs/procedure.js';
import { procedures as allProcedures } from '../dialogs/procedures/index.js';
import { makeDesk } from '../domain/desk.js';
import { type Door, makeDoor } from '../domain/execute.js';
import type { DemoData, Operator } from '../domain/operator.js';
import { makePinCheck } from '../domain/pin.js';
import type { Clock, Hasher, Limit, Store } from '../domain/ports.js';
import { type LowdbOptions, openLowdbStore } from '../store/lowdb/index.js';
import { loadCards } from './cardFiles.js';
import type { Config } from './config.js';
import { seedDemo } from './demo.js';
import { loadAssets } from './http/assets.js';
import type { Limits } from './http/limits.js';
import { loadKeys } from './keys.js';
import type { Log } from './log.js';
import { loadDemoData, loadOperators } from './operators.js';
import { createSeal } from './seal.js';
import { type Cost, createHasher, randomIds, sha256, systemClock } from './secrets.js';
import { createServer, type WebServer } from './server.js';
import { makeTurns } from './turnRunner.js';
import type { Turns } from './turns.js';
import { loadWords, type WordsOf } from './words.js';

/** The top of the installation, where cards/, locales/ and operators/ lie beside the built program. */
const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a test or a bench replaces. */
export interface AppParts {
  readonly root?: string;
  readonly clock?: Clock;
  readonly store?: Partial<LowdbOptions>;
  readonly hashCost?: Cost;
  readonly limits?: Partial<Limits>;
  readonly procedures?: readonly Procedure[];
}

export interface App {
  readonly server: WebServer;
  readonly turns: Turns;
  readonly store: Store;
  readonly door: Door;
  readonly hasher: Hasher;
  readonly words: WordsOf;
  readonly operators: ReadonlyMap<string, Operator>;
  readonly demoData: ReadonlyMap<string, DemoData>;
  stop(): Promise<void>;
}

/** How many PINs may be tried over all accounts, a minute. */
const PIN_TRIES = { points: 600, duration: 60 };

/** Puts the parts together: the only place that knows them all. Throws what keeps the program from starting. */
export async function createApp(config: Config, log: Log, parts: AppParts = {}): Promise<App> {
  const at = parts.root ?? root;
  const clock = parts.clock ?? systemClock;
  const words = await loadWords(`${at}/locales`, (key) => log.warn('words.missing', { code: key }));
  const operators = await loadOperators(`${at}/operators`, config.operators);
  const keys = await loadKeys(config);
  const hasher = createHasher(keys.pepper, parts.hashCost);
  const store = await openLowdbStore({ ...parts.store, folder: `${config.dataDir}/store` });
  const operatorOf = (id: string) => found(operators, id);
  const demoData = await demoOf(config, `${at}/operators`, operators);
  for (const [id, data] of demoData) await seedDemo({ store, clock, ids: randomIds, hasher }, operatorOf(id), data);
  const door = makeDoor({ store, clock, ids: randomIds, digest: sha256, operatorOf });
  const services = {
    door,
    desk: makeDesk(operatorOf, store),
    pinCheck: makePinCheck({ store, clock, ids: randomIds, hasher, limit: limitOf(PIN_TRIES) }),
    ids: randomIds,
    seal: createSeal(keys.seal).seal,
  };
  const assistant = makeAssistant(parts.procedures ?? allProcedures, await loadCards(`${at}/cards`));
  const fault = (error: unknown) => {
    const reference = randomIds.code(8);
    log.error('turn.failed', { reference }, error);
    return reference;
  };
  const turns = makeTurns({ store, clock, services, assistant, words, operatorOf, fault });
  const server = createServer({
    config,
    ...{ store, turns, hasher, clock, ids: randomIds, digest: sha256, log },
    signingKey: keys.signing,
    assets: await loadAssets(`${at}/dist/public`),
    operators: [...operators.values()].map(({ profile: { id, title, languages } }) => ({ id, name: title, languages })),
    demoAccounts: [...demoData].flatMap(([operator, { accounts }]) =>
      accounts.map(({ login, password, name, note }) => ({ operator, login, password, name, note })),
    ),
    words: (language) => (key, values) => words(language).say(key, values),
    ready: () => answers(store),
    limits: parts.limits,
  });
  const stop = async () => {
    await server.stop();
    await store.close();
  };
  return { server, turns, store, door, hasher, words, operators, demoData, stop };
}

function found(operators: ReadonlyMap<string, Operator>, id: string): Operator {
  const operator = operators.get(id);
  if (operator === undefined) throw new Error(`the operator ${id} is not served here`);
  return operator;
}

async function demoOf({ mode }: Config, folder: string, operators: ReadonlyMap<string, Operator>) {
  const data = new Map<string, DemoData>();
  if (mode !== 'demo') return data;
  for (const id of operators.keys()) {
    const demo = await loadDemoData(folder, id);
    if (demo !== undefined) data.set(id, demo);
  }
  return data;
}

function limitOf(options: { points: number; duration: number }): Limit {
  const limiter = new RateLimiterMemory(options);
  return {
    take: () =>
      limiter.consume('all').then(
        () => true,
        (refused) => {
          if (refused instanceof Error) throw refused;
          return false;
        },
      ),
  };
}

async function answers(store: Store): Promise<boolean> {
  return store
    .read(async ({ accounts }) => accounts.get('none'))
    .then(
      () => true,
      () => false,
    );
}
