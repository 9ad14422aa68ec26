import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { person } from '../../src/dialogs/procedures/tickets/person.js';
import { startApp, type TestApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';
import { everyKind, rootWithEveryKind } from './everyKind.js';
import { paper, SECRET } from './everyKindApp.js';

// The whole program is started for each.
jest.setTimeout(60_000);

let app: TestApp;
let root: string;
beforeEach(async () => {
  root = await rootWithEveryKind();
  const file = join(root, 'operators/konnect/profile.json');
  const profile = z.looseObject({}).parse(JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify({ ...profile, roles: { agent: ['everyKind', 'person'] } }));
  app = await startApp({ root, procedures: [everyKind(() => {}), person] });
});
afterEach(async () => {
  await app.stop();
  await rm(root, { recursive: true, force: true });
});

it('a secret answer goes to nobody with a request: it is dots among the answers so far', async () => {
  const talk = await textTalk(app, 'konnect', 'agent1');
  const answers = ['Bonjour', 'Une ligne', 'vert', '1', '1', '1', '3/2/2027', '3/2/2027 4/2/2027', '5', 'oui'];
  for (const line of ['1', ...answers]) await talk.say(line);
  await app.turns.receive(talk.conversation, { type: 'message', text: '', attachments: [paper] });
  await talk.say(SECRET);
  for (const line of ['conseiller', 'Est-ce juste ?', '-']) await talk.say(line);
  expect(await talk.say('oui')).toContain('Message envoyé');
  const [request] = await app.store.read(({ requests }) => requests.where({}));
  expect(request?.context).toContain('Bonjour');
  expect(request?.context).toContain('••••••');
  const kept = JSON.stringify(request);
  for (const shape of [SECRET, Buffer.from(SECRET).toString('base64'), 'eyJ']) expect(kept).not.toContain(shape);
});
