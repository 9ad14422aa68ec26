import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { drives } from '../../src/bot/outside/outside.js';
import { packUses } from '../../src/domain/buckets/packUses.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { FakeTime, minute } from '../outbox/fakeTime.js';
import { startApp, type TestApp } from '../support/app.js';
import { directTalk } from '../support/directTalk.js';
import { plainBlanks, Seen, textOf } from '../support/seen.js';

const USED = 1024 * 1024 * 1024;
let time: FakeTime;
let app: TestApp;
beforeEach(async () => {
  time = new FakeTime();
  app = await startApp({
    ...{ of: 'telenet', clock: time, timer: time },
    outsideBehind: (drivers) =>
      new Map([
        ...drivers,
        drives(packUses, {
          page: async ({ pack, numbers }) => ({
            rows: numbers
              .toSorted()
              .reverse()
              .map((number) => ({ number, pack, of: 'data' as const, used: USED })),
          }),
        }),
      ]),
  });
});
afterEach(() => app.stop());

async function noticed(): Promise<void> {
  const isTold = async () => {
    const all = await app.store.read(({ contracts }) => contracts.where({}));
    return all.some((contract) => contract.noticed !== undefined);
  };
  time.pass(minute);
  while (!(await isTold())) await new Promise((done) => setImmediate(done));
  await app.outbox.idle();
}

it.each(languages)('is told in the chat and by mail in %s, once', async (language: Language) => {
  await app.store.transaction(async ({ accounts }) => {
    const [fleet] = await accounts.where({ operator: 'telenet', login: 'fleet1' });
    if (fleet !== undefined) await accounts.put({ ...fleet, language, email: 'fleet@example.com' });
  });
  const signedIn = await app.signIn('telenet', 'fleet1');
  const talk = directTalk(app, signedIn);
  await talk.post({ value: { act: 'language', language } });
  await noticed();
  time.pass(15 * minute);
  await app.outbox.idle();
  const there = await app.store.conversations.load(signedIn.conversationId);
  const own = (there?.seen ?? [])
    .filter(({ inbound }) => inbound.startsWith('news-'))
    .flatMap(({ answers }) => answers);
  const log = (there?.log ?? []).filter(({ activity }) => own.includes(activity.id));
  const texts = log.map(({ activity }) => plainBlanks(textOf(new Seen().hear([activity]))));
  expect(texts).toHaveLength(1);
  expect(texts[0]).toContain('0000010001');
  const folder = join(app.dataDir, 'mail');
  const mails = await Promise.all(
    (await readdir(folder)).map(async (name) => simpleParser(await readFile(join(folder, name)))),
  );
  const [mail, ...others] = mails.filter(({ to }) =>
    [to].flat().some((one) => one?.text.includes('fleet@example.com')),
  );
  expect(others).toEqual([]);
  expect(plainBlanks(mail?.text ?? '').replaceAll(/\s+/g, ' ')).toContain(texts[0]?.replaceAll(/\s+/g, ' '));
});
