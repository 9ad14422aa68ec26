import { type ChildProcess, spawn } from 'node:child_process';
import { once as event } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from '@jest/globals';
import { registrationKonnect } from '../guides/sales/registration.konnect.js';
import { done, once, referenceIn } from '../support/confirming.js';
import { directTalk } from '../support/directTalk.js';
import { type Cluster, found, Listening, startCluster } from './cluster.js';
import { type LiveStream, openStream } from './liveStream.js';

const program = new URL('../../src/bot/main.ts', import.meta.url).pathname;
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Starts the program as whoever runs it does, but for the compiler. Gives its url. */
async function startProcess({ variables }: Cluster): Promise<{ url: string; process: ChildProcess }> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-process-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const own = { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'info', REVIEW_PAUSE_MS: '0', PATH: found(process.env.PATH) };
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    env: { ...variables, ...own },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  ends.push(() => killed(child));
  for await (const line of createInterface(child.stdout)) {
    const { data } = Listening.safeParse(JSON.parse(line));
    if (data !== undefined) return { url: `http://127.0.0.1:${data.port}`, process: child };
  }
  throw new Error('the program has ended');
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = event(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

it('three processes carry out a registration of which one is killed in the middle, and the stream has all of it once', async () => {
  const cluster = await startCluster({ size: 1 });
  ends.push(() => cluster.stop());
  const { app, proxy } = cluster;
  const processes = await Promise.all([1, 2, 3].map(() => startProcess(cluster)));
  // What runs in the test's own process only looks on.
  proxy.place(0, undefined);
  for (const [place, { url }] of processes.entries()) proxy.place(place + 1, url);

  const signedIn = await app.signIn('konnect', 'agent1');
  const streams: LiveStream[] = [await openStream(found(processes[0]).url, signedIn)];
  const talk = directTalk(app, signedIn);
  const logged = async () => (await app.store.conversations.load(signedIn.conversationId))?.log ?? [];
  for (const [step, [button, filled]] of registrationKonnect.cards.entries()) {
    const { status } = await talk.press(button, filled);
    expect(status).toBe(200);
    if (step !== 3) continue;
    await found(streams[0]).until((await logged()).map(({ activity }) => activity.id));
    proxy.place(1, undefined);
    await killed(found(processes[0]).process);
    await found(streams[0]).closed;
    streams.push(await openStream(app.url, signedIn, found(streams[0]).sets.at(-1)?.watermark));
  }
  const log = await logged();
  expect(referenceIn(JSON.stringify(log))).toMatch(/^\w{8}$/);
  expect(await done(app)).toEqual(once);
  await found(streams[1]).until(log.slice(-2).map(({ activity }) => activity.id));
  const ids = streams.flatMap((stream) => stream.ids());
  expect(ids.filter((id, index) => ids.lastIndexOf(id) === index)).toEqual(log.map(({ activity }) => activity.id));
  expect(streams.flatMap((stream) => stream.faults())).toEqual([]);
  found(streams[1]).close();
});
