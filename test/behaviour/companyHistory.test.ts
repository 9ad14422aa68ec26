import { beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { type Language, languages } from '../../src/domain/terms/language.js';
import type { TestApp } from '../support/app.js';
import { sayAll } from '../support/drafting.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk, textTalk } from '../support/talk.js';

/** When it is, in UTC: an afternoon on Kcell's clocks (UTC+5). */
let now = new Date();
const shared = sharedApps({ clock: { now: () => now } });
let app: TestApp;
beforeEach(async () => {
  now = new Date('2026-11-18T08:00:00Z');
  app = await shared.open('kcell');
});

const SEEN = '8 701 000 00 01';
const OTHER = '8 701 000 00 02';
const say = (key: Parameters<ReturnType<TestApp['words']>['say']>[0], language: Language = 'ru') =>
  plainBlanks(app.words(language, 'kcell').say(key));

/** Somebody says this in plain text, at this minute of the afternoon. */
async function at(minute: number, login: string, ...lines: string[]): Promise<string> {
  now = new Date(Date.parse('2026-11-18T08:00:00Z') + minute * 60_000);
  const talk = await textTalk(app, 'kcell', login);
  const said = plainBlanks(await sayAll(talk, lines));
  talk.close();
  return said;
}

/** What people did in one afternoon: two looks at a number, a code that was sent, a question to the staff. */
async function anAfternoon(): Promise<void> {
  await at(0, 'admin1', SEEN);
  await at(5, 'admin2', SEEN);
  await at(10, 'admin2', say('sendSecretCode:title'), OTHER, 'да');
  await at(20, 'admin1', say('person:title'), '1', 'Когда придёт счёт?', '-', 'да');
  // Of another company, and a wrong password: neither is in it.
  await at(30, 'admin3', '8 701 000 09 01');
}

const linkIn = (said: string): string => /https?:\/\/\S+\/files\/report\?t=[\w.-]+/.exec(said)?.[0] ?? '';

/** The rows of the list as a file, by their heads. */
async function asFile(form: string, ...narrowed: string[]): Promise<Record<string, string>[]> {
  now = new Date('2026-11-18T09:00:00Z');
  const talk = await textTalk(app, 'kcell', 'admin1');
  await sayAll(talk, [say('companyHistory:title'), ...narrowed]);
  const answer = await fetch(linkIn(await talk.say(form)));
  talk.close();
  const rows: string[][] = parse(Buffer.from(await answer.arrayBuffer()), {
    ...{ delimiter: ';', bom: true, relax_column_count: true },
  });
  const begin = rows.findIndex((row) => row.includes(say('companyHistory:facts.administrator')));
  const heads = rows[begin] ?? [];
  return rows
    .slice(begin + 1)
    .filter((row) => row.length === heads.length)
    .map((row) => Object.fromEntries(heads.map((head, place) => [head, plainBlanks(row[place] ?? '')])));
}

describe('what the company’s people did', () => {
  it('is one afternoon as it was, newest first, looks included, as a file', async () => {
    await anAfternoon();
    const rows = await asFile('csv', '18.11.2026', '-');
    const [action, number, by, state] = (['action', 'number', 'administrator', 'state'] as const).map((key) =>
      say(`companyHistory:facts.${key}`),
    );
    const told = rows.map((row) => [action, number, by, state].map((head) => row[head ?? ''] ?? ''));
    const done = say('common:words.done');
    expect(
      told.map(([what = '', about = '', who = '', how = '']) => [what, about.replaceAll(/\D/g, ''), who, how]),
    ).toEqual([
      // The look at the list itself, twice: on the screen, and as the file.
      [say('companyHistory:title'), '', 'Айгуль Примерова', done],
      [say('companyHistory:title'), '', 'Айгуль Примерова', done],
      [say('person:title'), '', 'Айгуль Примерова', done],
      [say('sendSecretCode:title'), '77010000002', 'Ерлан Образцов', done],
      [say('lineOverview:title'), '77010000001', 'Ерлан Образцов', done],
      [say('lineOverview:title'), '77010000001', 'Айгуль Примерова', done],
    ]);
  });

  it('is narrowed to one of them, and to days', async () => {
    await anAfternoon();
    const erlan = await at(40, 'admin1', say('companyHistory:title'), '-', 'Ерлан');
    expect(erlan).toContain(say('sendSecretCode:title'));
    expect(erlan).not.toContain(say('person:title'));
    const before = await at(41, 'admin1', say('companyHistory:title'), '17.11.2026', '-');
    expect(before).not.toContain('Ерлан');
    expect(before).not.toContain(say('companyHistory:facts.action'));
  });

  it('is nobody else’s: another company sees its own, and no name of these', async () => {
    await anAfternoon();
    const other = await at(40, 'admin3', say('companyHistory:title'), '-', '-');
    expect(other).toContain('Алёна Тестова');
    expect(other).not.toContain('Айгуль');
    expect(other).not.toContain('Ерлан');
  });

  it('opens a colleague’s receipt, but not what they changed in their own account', async () => {
    await anAfternoon();
    await at(32, 'admin2', say('changeEmail:title'), 'erlan@example.com', 'да', 'kcell-demo-2');
    now = new Date('2026-11-18T09:00:00Z');
    const cards = await cardTalk(app, 'kcell', 'admin1');
    await cards.say(say('companyHistory:title'));
    const listed = plainBlanks(await cards.press(say('common:next')));
    expect(listed).toContain(say('changeEmail:title'));
    expect(listed).not.toContain('erlan@example.com');
    const own = await app.store.read(({ audit }) => audit.where({}));
    const receiptOf = (command: string) => own.find((line) => line.command === command)?.commandId;
    const opened = plainBlanks(await cards.send({ act: 'receipt', command: receiptOf('secretCode.send') }));
    expect(opened).toContain(say('sendSecretCode:done'));
    const closed = await cards.send({ act: 'receipt', command: receiptOf('account.changeEmail') });
    expect(closed).not.toContain('erlan@example.com');
  });
});

describe('who looked at a number', () => {
  it.each(languages)('is asked with a sentence in %s', async (language) => {
    await anAfternoon();
    const phrases = {
      fr: `qui a consulté le numéro ${SEEN} ?`,
      de: `Wer hat sich die Nummer ${SEEN} angeschaut?`,
      en: `who looked at the number ${SEEN}?`,
      ru: `кто смотрел номер ${SEEN}?`,
    };
    await app.store.transaction(async ({ accounts }) => {
      for (const account of await accounts.where({})) await accounts.put({ ...account, language });
    });
    now = new Date('2026-11-18T09:00:00Z');
    const talk = await textTalk(app, 'kcell', 'admin1');
    // Nothing is asked: the number is in it.
    const told = plainBlanks(await talk.say(phrases[language]));
    talk.close();
    expect(told).toContain('Айгуль Примерова');
    expect(told).toContain('Ерлан Образцов');
    const action = say('companyHistory:facts.action', language);
    expect(told.split(action).length - 1).toBeGreaterThanOrEqual(2);
    // The other number's code, and what is about no number, are not in it.
    for (const other of ['sendSecretCode:title', 'person:title'] as const)
      expect(told).not.toMatch(new RegExp(`${action}\\s*:?\\s*${say(other, language)}`));
  });

  it('is gone on with from the number itself', async () => {
    await anAfternoon();
    const told = await at(40, 'admin1', SEEN, say('companyHistory:title'), '-', '-');
    expect(told).toContain('Ерлан Образцов');
    expect(told).not.toContain(say('person:title'));
  });
});
