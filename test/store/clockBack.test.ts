import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { registrationKonnect } from '../guides/sales/registration.konnect.js';
import { missing } from '../guides/transcript.js';
import { startApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';

const hour = 3_600_000;
const Stamped = z.looseObject({ timestamp: z.iso.datetime() });

it('a clock that is set back by an hour in the middle of a guide breaks nothing', async () => {
  let offset = 0;
  const app = await startApp({ of: 'konnect', clock: { now: () => new Date(Date.now() + offset) } });
  const { token, conversationId } = await app.signIn('konnect', 'agent1');
  const talk = await textTalk(app, 'konnect', 'agent1');
  const middle = registrationKonnect.text.length / 2;
  for (const [n, [said, expected]] of registrationKonnect.text.entries()) {
    if (n === Math.floor(middle)) offset = -hour;
    expect(missing(await talk.say(said), expected)).toEqual([]);
  }
  const conversation = await app.store.conversations.load(talk.conversation);
  const marks = conversation?.log.map(({ mark }) => mark) ?? [];
  const times = conversation?.log.map(({ activity }) => Date.parse(Stamped.parse(activity).timestamp)) ?? [];
  expect(marks.length).toBeGreaterThan(40);
  expect(marks).toEqual(marks.toSorted((a, b) => a - b));
  expect(new Set(marks).size).toBe(marks.length);
  expect(times).toEqual(times.toSorted((a, b) => a - b));

  // A sign-in of before goes on, a new one works, and nobody is forgotten or archived.
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ type: 'message', from: { id: 'whoever' }, text: 'menu' });
  const url = `${app.url}/v3/directline/conversations/${conversationId}/activities`;
  expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200);
  expect(await app.signIn('konnect', 'agent2')).toHaveProperty('token');
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  await app.halt();

  offset = -2 * hour;
  const again = await startApp({ dataDir: app.dataDir, clock: { now: () => new Date(Date.now() + offset) } });
  expect((await again.store.conversations.load(talk.conversation))?.version).toBe(conversation?.version);
  const [receipts, audit] = await again.store.read(async (tables) => [
    await tables.receipts.where({}),
    (await tables.audit.where({})).filter(({ command }) => command !== 'session.begin'),
  ]);
  expect([receipts.length, audit.length]).toEqual([1, 1]);
  await again.stop();
}, 30_000);

it('a PIN that is locked stays locked, and opens when its time has come', async () => {
  let offset = 0;
  const app = await startApp({ of: 'konnect', clock: { now: () => new Date(Date.now() + offset) } });
  const talk = await textTalk(app, 'konnect', 'agent1');
  for (const [said] of registrationKonnect.text.slice(0, -1)) await talk.say(said);
  for (let n = 0; n < 5; n += 1) await talk.say('9999');
  offset = -hour;
  expect(await talk.say('2468')).not.toContain('Client enregistré');
  offset = hour;
  const next = await textTalk(app, 'konnect', 'agent1');
  for (const said of ['Brouillons', 'supprimer 1']) await next.say(said);
  for (const [said] of registrationKonnect.text.slice(0, -1)) await next.say(said);
  expect(await next.say('2468')).toContain('Client enregistré');
  await app.stop();
}, 30_000);
