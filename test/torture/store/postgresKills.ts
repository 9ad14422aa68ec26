import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationFolder } from '../../../src/bot/root.js';
import { migrate, openPostgresStore } from '../../../src/store/postgres/index.js';
import { KilledServer } from '../../support/killedServers.js';
import { type RoundRobin, startRoundRobin } from '../../support/roundRobin.js';
import { type Books, readBooks } from './books.js';
import { Chance } from './chance.js';
import { hire, operatorsOf } from './hiring.js';
import { Load } from './load.js';
import { behindProxy } from './reach.js';
import { type Run, type Tally, tallyOf } from './tally.js';

const INSTANCES = 3;

/**
 * Three instances of the whole program on one database, behind a proxy that sends every request to another one. One of
 * them is killed with SIGKILL so many times under load and started again. After each kill the books are read and every
 * conversation is asked. `url`: an empty database. Throws when somebody cannot work on.
 */
export async function killPostgres(url: string, run: Run): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-killed-'));
  const proxy = await startRoundRobin({ host: 'own' });
  const key = () => randomBytes(32).toString('base64');
  const keys = { SIGNING_KEY: key(), PEPPER: key(), SEAL_KEY: key() };
  const instances = new Instances(folder, { ...keys, STORE_URL: url, OPERATORS: operatorsOf(run.staff) }, proxy);
  try {
    await migrate(url, migrationFolder);
    return await killed(instances, proxy, run);
  } finally {
    await instances.kill();
    await proxy.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function killed(
  instances: Instances,
  proxy: RoundRobin,
  { count, seed, staff, tell = () => {} }: Run,
): Promise<Tally> {
  const began = performance.now();
  const reach = behindProxy(proxy.url);
  const load = new Load(await hire(staff, instances.folderOf(INSTANCES), instances.env), reach, seed);
  const chance = new Chance(seed);
  await Promise.all(Array.from({ length: INSTANCES }, (_, place) => instances.start(place)));
  for (let n = 0; n < count; n++) {
    const place = chance.between(0, INSTANCES - 1);
    await Promise.race([load.work(), killAtRandom(load, instances, place, chance)]);
    const acknowledged = load.intents.acknowledged();
    load.check(acknowledged, (await instances.start(place)).books);
    await load.ask(reach);
    tell(`PostgreSQL, kill ${n + 1}: instance ${place}, ${acknowledged.length} acknowledged`);
  }
  await load.end();
  await instances.kill();
  load.check(load.intents.acknowledged(), await booksAt(instances.env.STORE_URL));
  return tallyOf('PostgreSQL', load, new Map([['random', count]]), began);
}

/** The books when nobody works any more. */
async function booksAt(url: string): Promise<Books> {
  const store = await openPostgresStore({ url, migrations: migrationFolder });
  return readBooks(store).finally(() => store.close());
}

const killAtRandom = (load: Load, instances: Instances, place: number, chance: Chance): Promise<void> =>
  new Promise((dead) => {
    load.killAtRandom(chance, () => void instances.killOne(place).then(dead));
  });

/** The instances by their place behind the proxy, which does not notice when one is gone. */
class Instances {
  readonly #running = new Map<number, KilledServer>();
  readonly #all = new Set<KilledServer>();
  readonly #ready: KilledServer[] = [];

  constructor(
    private readonly folder: string,
    readonly env: Readonly<Record<string, string>> & { readonly STORE_URL: string },
    private readonly proxy: RoundRobin,
  ) {}

  /** What it keeps beside the database: its mail, its socket. */
  folderOf(place: number): string {
    return join(this.folder, String(place));
  }

  /** Starts an instance, in the place of the one that was there. Gives what it has found in the database. */
  async start(place: number) {
    const server = this.#ready.pop() ?? this.#loading();
    this.#running.set(place, server);
    const started = await server.start({ times: 0, folder: this.folderOf(place) });
    this.proxy.place(place, started.url);
    // The next one loads its code while the others work.
    if (this.#ready.length === 0) this.#ready.push(this.#loading());
    return started;
  }

  async killOne(place: number): Promise<void> {
    await this.#running.get(place)?.kill();
  }

  async kill(): Promise<void> {
    this.#ready.length = 0;
    await Promise.all([...this.#all].map((server) => server.kill()));
  }

  #loading(): KilledServer {
    const server = new KilledServer(this.env);
    this.#all.add(server);
    void server.ended.then(() => this.#all.delete(server));
    return server;
  }
}
