import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { z } from 'zod';
import { registrationKonnect } from '../guides/sales/registration.konnect.js';
import { missing } from '../guides/transcript.js';
import { startApp, type TestApp } from '../support/app.js';
import { migratedDatabase } from '../support/migratedDatabase.js';
import type { EmptyDatabase } from '../support/postgres.js';
import { sayIn } from '../support/sayIn.js';
import { textTalk } from '../support/talk.js';

const hour = 3_600_000;
const Stamped = z.looseObject({ timestamp: z.iso.datetime() });
const key = () => randomBytes(32).toString('base64');

let database: EmptyDatabase;
/** The instance whose clock is right, and the one whose clock is set back. */
let right: TestApp;
let behind: TestApp;
let offset: number;
beforeEach(async () => {
  offset = 0;
  database = await migratedDatabase();
  const env = { STORE_URL: database.url, SIGNING_KEY: key(), PEPPER: key(), SEAL_KEY: key() };
  right = await startApp({ env });
  behind = await startApp({ env, clock: { now: () => new Date(Date.now() + offset) } });
});
afterEach(async () => {
  for (const app of [right, behind]) await app.stop();
  await database.drop();
});

/** The registration in plain text, each line at the other instance. */
async function alternate(conversation: string, lines: typeof registrationKonnect.text): Promise<void> {
  for (const [n, [said, expected]] of lines.entries()) {
    expect(missing(await sayIn(n % 2 === 0 ? behind : right, conversation, said), expected)).toEqual([]);
  }
}

it('a clock that is set back by an hour on one of two instances breaks nothing', async () => {
  const { conversation } = await textTalk(right, 'konnect', 'agent1');
  const { token, conversationId } = await right.signIn('konnect', 'agent1');
  const middle = registrationKonnect.text.length / 2;
  await alternate(conversation, registrationKonnect.text.slice(0, middle));
  offset = -hour;
  await alternate(conversation, registrationKonnect.text.slice(middle));

  const { log = [] } = (await right.store.conversations.load(conversation)) ?? {};
  const marks = log.map(({ mark }) => mark);
  const times = log.map(({ activity }) => Date.parse(Stamped.parse(activity).timestamp));
  expect(marks.length).toBeGreaterThan(40);
  expect(marks).toEqual([...new Set(marks)].toSorted((a, b) => a - b));
  expect(times).toEqual(times.toSorted((a, b) => a - b));

  // A sign-in of before goes on at both, and a new one works at either.
  for (const app of [behind, right]) {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ type: 'message', from: { id: 'whoever' }, text: 'menu' });
    const url = `${app.url}/v3/directline/conversations/${conversationId}/activities`;
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200);
    expect(await app.signIn('konnect', 'agent2')).toHaveProperty('token');
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  }
  // The mail about the registration goes out, and goes out once.
  await Promise.all([right.outbox.idle(), behind.outbox.idle()]);
  const read = right.store.read(async ({ outbox, receipts, audit }) => [
    (await outbox.where({})).map(({ state, attempts }) => ({ state, attempts })),
    (await receipts.where({})).length,
    (await audit.where({})).filter(({ command }) => command !== 'session.begin').length,
  ]);
  expect(await read).toEqual([[{ state: 'sent', attempts: 1 }], 1, 1]);
}, 60_000);

it('tidying at both archives and forgets nothing before its time', async () => {
  const { conversation } = await textTalk(right, 'konnect', 'agent1');
  const lines = registrationKonnect.text;
  for (const [said] of lines) await sayIn(right, conversation, said);
  await behind.halt();
  offset = -hour;
  behind = await startApp({
    dataDir: behind.dataDir,
    env: { STORE_URL: database.url },
    clock: { now: () => new Date(Date.now() + offset) },
  });
  await behind.outbox.idle();
  const rows = await behind.store.read(async ({ receipts, sessions, audit }) => [
    (await receipts.where({})).length,
    (await audit.where({})).length,
    (await sessions.where({})).length,
  ]);
  expect(rows).toEqual([1, 1, 0]);
  expect(await behind.store.conversations.load(conversation)).toEqual(
    await right.store.conversations.load(conversation),
  );
}, 60_000);

it('a PIN that is locked at one is locked at the other', async () => {
  const { conversation } = await textTalk(right, 'konnect', 'agent1');
  const lines = registrationKonnect.text.slice(0, -1);
  for (const [said] of lines) await sayIn(right, conversation, said);
  offset = -hour;
  for (let n = 0; n < 5; n += 1) await sayIn(right, conversation, '9999');
  expect(await sayIn(behind, conversation, '2468')).not.toContain('Client enregistré');
  expect(await sayIn(right, conversation, '2468')).not.toContain('Client enregistré');
}, 60_000);
