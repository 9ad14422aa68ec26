import { expect, it } from '@jest/globals';
import type { Language } from '../../src/domain/terms/language.js';
import type { WordKey } from '../../src/speech/words.js';
import type { TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk, textTalk } from '../support/talk.js';
import { WalkOutside } from '../torture/walkOutside.js';

const others = new WalkOutside();
/** How far the clock has been put on, in milliseconds. */
let later = 0;
const shared = sharedApps({
  clock: { now: () => new Date(Date.now() + later) },
  outsideBehind: others.behind,
});
const HOUR = 60 * 60 * 1000;

async function openedKcell(): Promise<TestApp> {
  [others.away, later] = [false, 0];
  return shared.open('kcell');
}
const sayIn = (app: TestApp, language: Language, key: WordKey): string =>
  plainBlanks(app.words(language, 'kcell').say(key));

it('while another system is away, what was shown last is shown again with its age, and without a file', async () => {
  const app = await openedKcell();
  const talk = await textTalk(app, 'kcell', 'admin1');
  const look = async (number: string) => {
    await talk.say(sayIn(app, 'ru', 'callDetails:title'));
    await talk.say(number);
    await talk.say('-');
    return talk.say('-');
  };
  const before = await look('8 701 000 0001');
  expect(before).toContain('«PDF»');
  others.away = true;
  const meanwhile = await look('8 701 000 0001');
  expect(meanwhile).toMatch(/показано по состоянию на \d\d\.\d\d\.\d{4} \d\d:\d\d.*код [A-Z0-9]+/);
  // The rows and the sums are those of before.
  const rows = (text: string) =>
    text.split('\n').filter((line) => /^(Дата и время|Исходящие вызовы|Длительность)/.test(line));
  expect(rows(meanwhile)).toEqual(rows(before));
  expect(rows(before).length).toBeGreaterThan(10);
  expect(meanwhile).not.toContain('«PDF»');
  // Of another line nothing is known.
  expect(await look('8 701 000 0002')).toContain('Эти сведения сейчас недоступны');
  talk.close();
});

it('is back with what there is now as soon as the other system is, and is forgotten after a day', async () => {
  const app = await openedKcell();
  const talk = await textTalk(app, 'kcell', 'admin1');
  const look = async () => {
    await talk.say(sayIn(app, 'ru', 'allowances:title'));
    return talk.say('8 701 000 0003');
  };
  const before = await look();
  others.away = true;
  later = 0.2 * HOUR;
  expect(await look()).toContain('показано по состоянию на');
  others.away = false;
  const back = await look();
  expect(back).not.toContain('показано по состоянию на');
  expect(back.length).toBeGreaterThan(0.9 * before.length);
  talk.close();
  others.away = true;
  later = 25 * HOUR;
  const next = await textTalk(app, 'kcell', 'admin1');
  await next.say(sayIn(app, 'ru', 'allowances:title'));
  expect(await next.say('8 701 000 0003')).toContain('Эти сведения сейчас недоступны');
  next.close();
});

it('a file whose rows cannot be had now says so, and when to try again', async () => {
  const app = await openedKcell();
  const talk = await cardTalk(app, 'kcell', 'admin1');
  await talk.press(sayIn(app, 'ru', 'callDetails:title'));
  await talk.press('Далее', { Номер: /0004 ·/ });
  await talk.press('Далее');
  await talk.press('CSV');
  const url = /https?:\/\/[^"\s]+\/files\/report\?t=[^"\s]+/.exec(JSON.stringify(talk.cards().at(-1)?.json))?.[0] ?? '';
  others.away = true;
  const refused = await fetch(url);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '120']);
  expect(await refused.text()).toContain('Эти сведения сейчас недоступны');
  others.away = false;
  expect((await fetch(url)).status).toBe(200);
  talk.close();
});
