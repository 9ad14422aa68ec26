import { connect, createServer, type Socket } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { z } from 'zod';
import { Notices } from '../../src/store/postgres/notices.js';
import { directTalk, type SignedIn } from '../support/directTalk.js';
import { migratedDatabase } from '../support/migratedDatabase.js';
import { type Cluster, startCluster } from './cluster.js';
import { openStream } from './liveStream.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function query(url: string, text: string, values: string[] = []): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Ends the connections over which the instances hear of each other, once all of them have one. */
async function cut({ database, instances }: Cluster): Promise<void> {
  const listening = `from pg_stat_activity where datname = current_database()
    and application_name = 'guichet listening' and query = 'listen conversations' and state = 'idle'`;
  while ((await query(database.url, `select 1 ${listening}`)).length < instances.length);
  await query(database.url, `select pg_terminate_backend(pid) ${listening}`);
}
const logOf = async ({ app }: Cluster, { conversationId }: SignedIn) =>
  ((await app.store.conversations.load(conversationId))?.log ?? []).map(({ activity }) => activity.id);

it('when the connections that listen are cut, again and again, the stream has everything, and nothing twice', async () => {
  const cluster = await startCluster();
  closing.push(() => cluster.stop());
  const signedIn = await cluster.app.signIn('konnect', 'agent1');
  const stream = await openStream(cluster.at(2).url, signedIn);
  closing.push(() => stream.close());
  for (let round = 0; round < 3; round++) {
    await cut(cluster);
    // While nobody hears, and after it.
    for (const place of [0, 1, 2, 0]) await directTalk(cluster.at(place), signedIn).say('aide');
    const log = await logOf(cluster, signedIn);
    await stream.until(log);
    expect(stream.lastIds()).toEqual(log);
  }
  expect(stream.faults()).toEqual([]);
});

/** A way to the database that can fall silent, as a network does that forgets a connection. */
async function silentNetwork(url: string) {
  const there = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(there.port), there.hostname);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) sockets.add(socket.on('error', () => socket.destroy()));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closing.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const { port } = z.object({ port: z.int() }).parse(server.address());
  const through = new URL(url);
  through.host = `127.0.0.1:${port}`;
  return {
    url: through.href,
    /** What is open now carries nothing more, and nobody is told. */
    silence: () => {
      for (const socket of sockets) socket.unpipe().pause();
    },
  };
}

it('a connection that has fallen silent is noticed, and replaced', async () => {
  const database = await migratedDatabase();
  closing.push(() => database.drop());
  const network = await silentNetwork(database.url);
  const notices = new Notices(network.url, { askEvery: 50, within: 100 });
  closing.push(() => notices.close());
  const heard: (string | undefined)[] = [];
  let look = () => {};
  const until = (count: number) =>
    new Promise<void>((enough) => {
      look = () => heard.length >= count && enough();
      look();
    });
  notices.listen((id) => {
    heard.push(id);
    look();
  });
  await until(1);
  const another = new Notices(database.url);
  const tell = (id: string) => query(database.url, 'select pg_notify($1, $2)', another.about(id));
  await tell('before');
  await until(2);
  network.silence();
  await tell('lost');
  await until(3);
  await tell('after');
  await until(4);
  // Without an id: anything may have happened.
  expect(heard).toEqual([undefined, 'before', undefined, 'after']);
});
