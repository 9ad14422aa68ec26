import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { procedures } from '../../src/dialogs/procedures/index.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';
import { decisionsOf } from './decisions.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const started = (language: Language, at: string, says: string) =>
  decisionsOf(app, language, [{ says, at, means: null }])[0]?.started;
const acting = new Set(procedures.filter(({ ending }) => ending.run !== undefined).map(({ id }) => id));
const changes = (id: string | undefined) => id !== undefined && acting.has(id);

/** What is not to be done, and by the same words to be done. */
const denied: readonly (readonly [Language, string, string, string])[] = [
  ['fr', 'telenet', 'ne bloque pas le 0470 00 00 01', 'bloque le 0470 00 00 01'],
  ['fr', 'telenet', 'surtout ne résiliez pas le 0470 00 00 01', 'résiliez le 0470 00 00 01'],
  ['ru', 'kcell', 'не блокируй 8 701 000 00 02', 'заблокируй 8 701 000 00 02'],
  ['ru', 'kcell', 'номер 8 701 000 00 02 не блокировать', 'номер 8 701 000 00 02 заблокировать'],
  ['de', 'telenet', '0470 00 00 01 bitte nicht sperren', '0470 00 00 01 bitte sperren'],
  ['de', 'telenet', 'sperren Sie 0470 00 00 01 nicht', 'sperren Sie 0470 00 00 01'],
  ['en', 'telenet', 'do not block 0470 00 00 01', 'block 0470 00 00 01'],
  ['en', 'telenet', 'never block 0470 00 00 01', 'block 0470 00 00 01'],
];

describe('what is not to be done', () => {
  it.each(denied)('begins nothing that changes anything, in %s at %s: %s', (language, at, not, really) => {
    expect([not, changes(started(language, at, not))]).toEqual([not, false]);
    expect([really, changes(started(language, at, really))]).toEqual([really, true]);
  });

  it.each([
    ['en', 'kcell', 'the sim card of 8 701 000 00 02 does not work', 'swapSim'],
    ['en', 'kcell', 'number 8 701 000 00 02 is not needed, block it', 'blocking'],
    ['fr', 'kcell', 'le numéro 8 701 000 00 02 ne sert plus, bloquez-le', 'blocking'],
  ] as const)('is none of what is said of the thing, in %s at %s: %s', (language, at, says, means) => {
    expect(started(language, at, says)).toBe(means);
  });
});

/** Sums are none of what is done here, whatever else the words around them are said of. */
const sums: readonly (readonly [Language, string])[] = [
  ['fr', 'combien font 48*17'],
  ['ru', 'сколько будет 15 % от 2480'],
  ['de', '17 x 23,50 plus 21 prozent?'],
  ['en', "what's 18 % of 240"],
];

it.each(sums)('a sum begins nothing, in %s: %s', (language, says) => {
  expect(['telenet', 'kcell', 'belarus', 'konnect'].map((at) => started(language, at, says))).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
});

/** People are angry, or write as we cannot read. */
const strange: readonly (readonly [string, string])[] = [
  ['an insult in French', 'espèce de crétin, tu ne comprends rien'],
  ['an insult in Russian', 'тупая железка, отвали'],
  ['an insult in German', 'du blöde maschine, halt die klappe'],
  ['an insult in English', 'you useless piece of junk, shut up'],
  ['Greek', 'θέλω να μπλοκάρω τον αριθμό'],
  ['Arabic', 'أريد حظر الرقم'],
  ['Chinese', '我想停用这个号码'],
  ['ten thousand letters', 'bloquer '.repeat(1250)],
  ['ten thousand letters without a blank', 'b'.repeat(10_000)],
  ['ten thousand signs', '\u{1F600}?!'.repeat(2500)],
];

describe.each(['telenet', 'kcell', 'konnect'])('at %s', (at) => {
  it.each(strange)('%s begins nothing', (_, says) => {
    expect(languages.map((language) => started(language, at, says))).toEqual(languages.map(() => undefined));
  });

  it.each(strange)('%s gets an answer, and the menu stays', async (_, says) => {
    const login = at === 'telenet' ? 'fleet1' : at === 'kcell' ? 'admin1' : 'agent1';
    const { say, close } = await textTalk(app, at, login);
    const answer = await say(says);
    close();
    expect(answer.length).toBeGreaterThan(0);
  });
});
