import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, jest } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { sayAll } from '../support/drafting.js';
import { plainBlanks, Seen, textOf } from '../support/seen.js';
import { type Talk, textTalk } from '../support/talk.js';

jest.setTimeout(60_000);

const HOUR = 3600;
let app: TestApp;
let now = Date.now();
const clock = { now: () => new Date(now) };
afterEach(() => app.stop());

const block = (talk: Talk, end: number) =>
  sayAll(talk, ['Блокировка / разблокировка', `702000000${end}`, '1', '1', '-', 'да']);

/** What a conversation was told by itself about unusually many orders. */
async function toldIn(conversation: string, title: string): Promise<string[]> {
  await app.outbox.idle();
  const there = await app.store.conversations.load(conversation);
  const own = (there?.seen ?? [])
    .filter(({ inbound }) => inbound.startsWith('news-'))
    .flatMap(({ answers }) => answers);
  const log = (there?.log ?? []).filter(({ activity }) => own.includes(activity.id));
  const texts = log.map(({ activity }) => plainBlanks(textOf(new Seen().hear([activity]))));
  return texts.filter((text) => text.includes(title));
}

async function mailsTo(address: string): Promise<string[]> {
  const folder = join(app.dataDir, 'mail');
  const names = await readdir(folder).catch(() => []);
  const mails = await Promise.all(names.map(async (name) => simpleParser(await readFile(join(folder, name)))));
  const theirs = mails.filter(({ to }) => [to].flat().some((one) => one?.text.includes(address)));
  return theirs.map(({ text }) => plainBlanks(text ?? '').replaceAll(/\s+/g, ' '));
}

it.each(languages)(
  'of an administrator are told to the company’s others in %s, in the chat and by mail, once',
  async (language: Language) => {
    now = Date.now();
    app = await startApp({ of: 'kcell', clock, limits: { unusualOrders: { points: 2, duration: HOUR } } });
    const second = await app.accountId('kcell', 'admin2');
    await app.store.transaction(async ({ accounts }) => {
      const account = await accounts.get(second);
      if (account !== undefined) await accounts.put({ ...account, language, email: 'second@example.com' });
    });
    const other = await app.signIn('kcell', 'admin2');
    const stranger = await app.signIn('kcell', 'admin3');
    const talk = await textTalk(app, 'kcell', 'admin1');
    for (const end of [1, 2]) expect(await block(talk, end)).toContain('Номер операции');
    expect(await toldIn(other.conversationId, 'Айгуль Примерова')).toEqual([]);
    for (const end of [3, 4, 5]) expect(await block(talk, end)).toContain('Номер операции');
    const [told = '', ...more] = await toldIn(other.conversationId, 'Айгуль Примерова');
    expect(more).toEqual([]);
    const [mail, ...others] = await mailsTo('second@example.com');
    expect(others).toEqual([]);
    expect(mail).toContain(told.replaceAll(/\s+/g, ' '));
    expect(await toldIn(stranger.conversationId, 'Айгуль Примерова')).toEqual([]);
    expect(await toldIn(talk.conversation, 'необычно много')).toEqual([]);
    // The next hour is another one.
    now += (HOUR + 1) * 1000;
    for (const end of [6, 7, 8]) expect(await block(talk, end)).toContain('Номер операции');
    await app.outbox.idle();
    expect(await mailsTo('second@example.com')).toHaveLength(2);
    talk.close();
  },
);
