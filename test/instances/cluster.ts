import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { root } from '../../src/bot/root.js';
import { demoSecrets } from '../../src/bot/secrets/demoSecrets.js';
import { randomIds, systemClock } from '../../src/bot/secrets/hashing.js';
import { seedDemo } from '../../src/bot/start/demo.js';
import { loadDemoData } from '../../src/bot/words/operators.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import type { PaymentPages } from '../../src/domain/bills/paymentPages.js';
import type { DemoData } from '../../src/domain/operator/index.js';
import { type FaultySmtp, startSmtp } from '../outbox/faultySmtp.js';
import { startApp, type TestApp, type TestAppOptions } from '../support/app.js';
import { migratedDatabase } from '../support/migratedDatabase.js';
import type { EmptyDatabase } from '../support/postgres.js';
import { type Passed, type RoundRobin, startRoundRobin } from '../support/roundRobin.js';

export interface ClusterOptions
  extends Pick<TestAppOptions, 'clock' | 'timer' | 'network' | 'limits' | 'bot' | 'env' | 'answerSms'> {
  /** How many instances; 3. */
  readonly size?: number;
  /** The operators that are served; KONNECT. */
  readonly operators?: readonly string[];
}

/** Several instances in live mode on one database, with the demo's people in it, behind a proxy without stickiness. */
export interface Cluster {
  /** The program as people reach it: its url is the proxy's. Its store is the first instance's. */
  readonly app: TestApp;
  /** Each instance at its own url. */
  readonly instances: readonly TestApp[];
  readonly database: EmptyDatabase;
  readonly smtp: FaultySmtp;
  readonly proxy: RoundRobin;
  /** What went through the proxy. */
  readonly passed: readonly Passed[];
  /** The variables that all instances have in common. */
  readonly variables: Readonly<Record<string, string>>;
  at(place: number): TestApp;
  /** One more instance, which the proxy passes to as well; with variables of its own. */
  join(own?: Readonly<Record<string, string>>): Promise<TestApp>;
  stop(): Promise<void>;
}

/** Other systems, which know of no line that was used: one for each noun that a procedure reads. */
const nothing = { page: async () => ({ rows: [] }) };
export const nobodyUses = new Map(
  procedures
    .flatMap(({ ending }) => ending.show?.query.from ?? ending.run?.command.knows?.from ?? [])
    .map(({ name }) => [name, nothing] as const),
);

/** A payment page at which nobody pays. */
export const nobodyPays: PaymentPages = {
  open: async () => 'https://pay.example/none',
  look: async () => undefined,
  listen: () => () => {},
};

const key = () => randomBytes(32).toString('base64');

/** The variables that all instances have in common: what docs/operating.md asks for. */
export function sharedVariables(database: string, proxy: string, smtp: string, operators: readonly string[]) {
  return {
    ...{ MODE: 'live', HOST: '127.0.0.1', PUBLIC_URL: proxy, PROXIES: '1', STORE_URL: database },
    ...{ SIGNING_KEY: key(), PEPPER: key(), SEAL_KEY: key(), SMTP_URL: smtp, OPERATORS: operators.join() },
  };
}

export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const { size = 3, operators = ['konnect'], env, ...parts } = options;
  const database = await migratedDatabase();
  const smtp = await startSmtp();
  const passed: Passed[] = [];
  const proxy = await startRoundRobin({ onPassed: (one) => passed.push(one) });
  const shared = { ...sharedVariables(database.url, proxy.url, smtp.url, operators), ...env };
  const instances: TestApp[] = [];
  const join = async (variables: Readonly<Record<string, string>> = {}) => {
    const app = await startApp({
      ...{ ...parts, secrets: demoSecrets, env: { ...shared, ...variables } },
      ...{ outside: nobodyUses, payments: nobodyPays },
    });
    const own = { ...app, url: `http://127.0.0.1:${portOf(app)}` };
    proxy.place(instances.push(own) - 1, own.url);
    return own;
  };
  for (let count = 0; count < size; count++) await join();
  const at = (place: number) => found(instances[place % instances.length]);
  const first = at(0);
  const demoData = await seed(first);
  return {
    ...{ instances, database, smtp, proxy, passed, at, join, variables: shared },
    app: throughProxy(first, proxy.url, demoData),
    stop: async () => {
      await Promise.all(instances.map((one) => one.stop()));
      await proxy.close();
      await smtp.close();
      await database.drop();
    },
  };
}

/** What the log says when an instance listens. */
export const Listening = z.object({ event: z.literal('server.listening'), port: z.int() });

/** The port on which an instance listens, from its log: the address that it names is the proxy's. */
function portOf({ lines }: TestApp): number {
  for (const line of lines) {
    const { data } = Listening.safeParse(JSON.parse(line));
    if (data !== undefined) return data.port;
  }
  throw new Error('it does not listen');
}

/** Live mode has no demo data of its own. */
async function seed({ store, hasher, operators }: TestApp): Promise<ReadonlyMap<string, DemoData>> {
  const all = new Map<string, DemoData>();
  const folder = `${root}/operators`;
  for (const [id, operator] of operators) {
    const data = await loadDemoData(folder, operator);
    if (data === undefined) continue;
    await seedDemo({ store, clock: systemClock, ids: randomIds, hasher, folder }, operator, data);
    all.set(id, data);
  }
  return all;
}

function throughProxy(app: TestApp, url: string, demoData: ReadonlyMap<string, DemoData>): TestApp {
  const passwordOf = (operator: string, login: string) =>
    demoData.get(operator)?.accounts.find((account) => account.login === login)?.password;
  const signIn: TestApp['signIn'] = (operator, login, password = passwordOf(operator, login)) =>
    app.signIn(operator, login, password);
  return { ...app, url, demoData, signIn };
}

export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('there is none');
  return value;
}
