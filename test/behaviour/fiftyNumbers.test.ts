import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.js';
import { sharedApps } from '../support/sharedApp.js';
import { textTalk } from '../support/talk.js';

const apps = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await apps.open('telenet');
});

const say = (key: Parameters<ReturnType<TestApp['words']>['say']>[0]) => app.words('fr', 'telenet').say(key);
/** Fifty of the company's, in every state that there is, as a spreadsheet, a letter and a messenger have them. */
const FIFTY = Array.from({ length: 50 }, (_, n) => `+32470000${n < 12 ? String(n + 1).padStart(3, '0') : 100 + n}`);
const ways: readonly ((number: string) => string)[] = [
  (number) => number,
  (number) => number.replace('+32', '0'),
  (number) => number.replace(/^\+32(...)(..)(..)(..)$/, '0$1/$2.$3.$4'),
  (number) => number.replace(/^\+32(...)(..)(..)(..)$/, '\u202a+32\u00a0$1\u00a0$2\u202f$3\u2011$4\u202c'),
];
const pasted = (numbers: readonly string[], between: string) =>
  numbers.map((number, n) => ways[n % ways.length]?.(number)).join(between);

const COUNTED = /50 cartes SIM : (\d+) seront? traitées?, (\d+) ne seront? pas traitées?/;

describe('fifty numbers that are pasted', () => {
  it.each([
    ['commas', ', '],
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['new lines', '\r\n'],
  ])('with %s between them are fifty lines, and each has its verdict', async (_what, between) => {
    const talk = await textTalk(app, 'telenet', 'fleet1');
    await talk.say(say('blocking:title'));
    for (const said of [pasted(FIFTY, between), '1', '2']) await talk.say(said);
    const [, go, stay] = (COUNTED.exec(await talk.say('-')) ?? []).map(Number);
    expect([(go ?? 0) + (stay ?? 0), (go ?? 0) > 0, (stay ?? 0) > 0]).toEqual([50, true, true]);
    await talk.say('oui');
    await talk.say(String(go));
    talk.close();
    const account = await app.accountId('telenet', 'fleet1');
    const { ordered, left } = await app.store.read(async ({ orders, batches }) => {
      const batch = (await batches.where({ account })).at(-1);
      const placed = await orders.where({ commandId: batch?.id ?? '' });
      return { ordered: placed.map(({ number }) => number), left: (batch?.left ?? []).map(({ number }) => number) };
    });
    expect([ordered.length, left.length]).toEqual([go, stay]);
    expect([...ordered, ...left].toSorted()).toEqual(FIFTY.toSorted());
  });

  it('are forty-eight where one is another company’s and one nobody’s: both are named, in the same words', async () => {
    const talk = await textTalk(app, 'telenet', 'fleet1');
    await talk.say(say('blocking:title'));
    const others = ['+32470000701', '+32470009999'];
    const told = await talk.say([...FIFTY.slice(0, 48), ...others].join('\n'));
    expect(told).toContain('écartées : 2 sur 50');
    const [one, other] = others.map((number, n) => {
      const row = told.split('\n').find((line) => line.includes(`Ligne ${49 + n}`));
      return row?.replace(number, '…').replace(`Ligne ${49 + n}`, 'Ligne');
    });
    expect(one).toBeDefined();
    expect(other).toBe(one);
    talk.close();
  });
});
