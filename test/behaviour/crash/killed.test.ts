import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openLowdbStore } from '../../../src/store/lowdb/index.js';
import { agentsWithMoney } from '../../support/agents.js';
import { Address, KilledServer } from '../../support/killedServers.js';
import type { Moment } from '../../support/killingFiles.js';
import { type Ledger, ledgerProblems, readLedger } from '../../support/ledger.js';
import { RegisteringClient } from '../../support/registrar.js';

const CLIENTS = 4;
const DEMO_CUSTOMERS = 3;

/** The snapshots come first: the bigger the store, the rarer they are. */
const kills: readonly (Moment | 'random')[] = [
  ...(['rename', 'rename', 'rename', 'write', 'commit', 'answer', 'tear', 'random'] as const),
  ...(['write', 'commit', 'answer', 'random', 'write', 'commit', 'answer', 'random'] as const),
  ...(['tear', 'random', 'random', 'random'] as const),
];

let folder: string;
const servers: KilledServer[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guichet-killed-'));
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.kill()));
  await rm(folder, { recursive: true, force: true });
});

/** The next server loads its code while the one before it works. */
function prepared(): KilledServer {
  const server = new KilledServer(folder);
  servers.push(server);
  return server;
}

const between = (least: number, most: number): number => least + Math.floor(Math.random() * (most - least + 1));

it('loses nothing that was acknowledged and does nothing twice, when it is killed twenty times under load', async () => {
  const began = performance.now();
  const address = new Address();
  let untilKill = Number.POSITIVE_INFINITY;
  let killer: () => void = () => {};
  const onSend = () => {
    untilKill -= 1;
    if (untilKill === 0) setImmediate(killer);
  };
  const clients = (await agentsWithMoney(folder, CLIENTS)).map(
    (agent) => new RegisteringClient(agent, address, onSend),
  );
  const acknowledged = () => clients.flatMap((client) => client.acknowledged);
  const counts = new Map<string, number>();
  let enough = false;
  let ledger: Ledger | undefined;
  let next = prepared();
  let working: Promise<unknown> | undefined;

  for (const kill of kills) {
    const server = next;
    const moment = kill === 'random' ? undefined : kill;
    const found = await server.start({ moment, times: kill === 'rename' ? 2 : between(1, kill === 'write' ? 30 : 4) });
    next = prepared();
    ledger = found.ledger;
    expect(ledgerProblems(ledger, acknowledged(), DEMO_CUSTOMERS)).toEqual([]);
    untilKill = kill === 'random' ? between(20, 120) : Number.POSITIVE_INFINITY;
    killer = () => void server.kill();
    address.moveTo(found.url);
    working ??= Promise.all(clients.map((client) => client.work(() => enough)));
    const ended = await Promise.race([server.endsItself(), working.then(() => undefined)]);
    expect(ended).toBe(moment);
    counts.set(kill, (counts.get(kill) ?? 0) + 1);
  }
  untilKill = Number.POSITIVE_INFINITY;
  enough = true;
  const { url } = await next.start({ times: 0 });
  address.moveTo(url);
  await working;
  expect(await next.stop()).toBe(0);
  const store = await openLowdbStore({ folder: join(folder, 'store') });
  ledger = await readLedger(store);
  await store.close();
  expect(ledgerProblems(ledger, acknowledged(), DEMO_CUSTOMERS)).toEqual([]);
  expect(ledger.sales).toHaveLength(acknowledged().length);
  const repeated = clients.reduce((sum, client) => sum + client.repeated, 0);
  const seconds = Math.round((performance.now() - began) / 1000);
  const moments = [...counts].map(([moment, count]) => `${moment} ${count}`).join(', ');
  console.info(
    `${kills.length} kills (${moments}) in ${seconds} s: ${acknowledged().length} registrations, each once; ` +
      `${repeated} confirmations pressed again`,
  );
}, 300_000);
