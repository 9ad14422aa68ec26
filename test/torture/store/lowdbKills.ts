import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Address, KilledServer, type Plan } from '../../support/killedServers.js';
import type { Moment } from '../../support/killingFiles.js';
import { Chance } from './chance.js';
import { hire, operatorsOf } from './hiring.js';
import { Load } from './load.js';
import { type Run, type Tally, tallyOf } from './tally.js';

/** Where the process ends itself; `random`: it is killed from outside, between two messages of anybody. */
type Kill = Moment | 'random';
/** Half of them at random. */
const kills: readonly Kill[] = ['random', 'write', 'random', 'commit', 'random', 'answer', 'random', 'tear'];
/** The snapshots come first: the bigger the store, the rarer they are. */
const SNAPSHOTS = 3;
/** A moment that has not come by then, in milliseconds, becomes a random one. */
const MOMENT_WITHIN = 40_000;

/**
 * The whole program on lowdb, killed with SIGKILL so many times under load and started again over the same folder. After
 * each kill its books are read and every conversation is asked. Throws when somebody cannot work on.
 */
export async function killLowdb(run: Run): Promise<Tally> {
  const { staff } = run;
  const env = { OPERATORS: operatorsOf(staff) };
  const folder = await mkdtemp(join(tmpdir(), 'guichet-killed-'));
  const servers = new Set<KilledServer>();
  /** The next server loads its code while the one before it works. */
  const prepared = () => {
    const server = new KilledServer(env);
    servers.add(server);
    void server.ended.then(() => servers.delete(server));
    return server;
  };
  try {
    return await killed(folder, prepared, run);
  } finally {
    await Promise.all([...servers].map((server) => server.kill()));
    await rm(folder, { recursive: true, force: true });
  }
}

async function killed(
  folder: string,
  prepared: () => KilledServer,
  { count, seed, staff, tell = () => {} }: Run,
): Promise<Tally> {
  const began = performance.now();
  const address = new Address();
  const load = new Load(await hire(staff, folder), address, seed);
  const chance = new Chance(seed);
  const moments = new Map<string, number>();
  let next = prepared();
  for (let n = 0; n < count; n++) {
    const [server, kill] = [next, killOf(n, count)];
    const moment = kill === 'random' ? undefined : kill;
    const url = await started(server, load, { folder, moment, times: timesOf(kill, chance) });
    next = prepared();
    if (kill === 'random') load.killAtRandom(chance, () => void server.kill());
    address.moveTo(url);
    const ended = await endOf(server, load);
    moments.set(ended, (moments.get(ended) ?? 0) + 1);
    tell(`lowdb, kill ${n + 1}: ${ended}, ${load.intents.acknowledged().length} acknowledged`);
  }
  address.moveTo(await started(next, load, { folder, times: 0 }));
  await load.end();
  if ((await next.stop()) !== 0) throw new Error('the last server did not stop cleanly');
  const reader = prepared();
  await started(reader, load, { folder, times: 0 });
  return tallyOf('lowdb', load, moments, began);
}

const killOf = (n: number, count: number): Kill =>
  n < Math.min(SNAPSHOTS, count / 4) ? 'rename' : (kills[n % kills.length] ?? 'random');

/** How often a moment is passed by before it ends the process; journal writes are the most frequent. */
const timesOf = (kill: Kill, chance: Chance): number =>
  kill === 'rename' ? 2 : chance.between(1, kill === 'write' ? 30 : 4);

/** Starts it on what the one before it left, and checks all of that before anybody goes on. Gives its address. */
async function started(server: KilledServer, load: Load, plan: Plan): Promise<string> {
  const acknowledged = load.intents.acknowledged();
  const { url, books } = await server.start(plan);
  load.check(acknowledged, books);
  await load.ask({
    now: { url, generation: 0 },
    after: () => Promise.reject(new Error('a server died while nobody worked')),
  });
  server.arm();
  return url;
}

/** Waits until it is gone, and gives the moment. */
async function endOf(server: KilledServer, load: Load): Promise<Kill> {
  const late = setTimeout(() => void server.kill(), MOMENT_WITHIN);
  try {
    // The work ends only when somebody cannot go on, and then it throws.
    const ended = await Promise.race([server.endsItself(), load.work()]);
    return ended === undefined ? 'random' : ended;
  } finally {
    clearTimeout(late);
  }
}
