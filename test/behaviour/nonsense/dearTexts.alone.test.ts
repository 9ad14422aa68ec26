import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { TestApp } from '../../support/app.js';
import type { Talk } from '../../support/talk.js';

/** How much work a turn was: questions to the numbering library, and the signs that were given to it one by one. */
let work = 0;
const actual = await import('libphonenumber-js/max');
class CountedAsYouType extends actual.AsYouType {
  override input(text: string): string {
    work += text.length;
    return super.input(text);
  }
}
jest.unstable_mockModule('libphonenumber-js/max', () => ({
  ...actual,
  AsYouType: CountedAsYouType,
  parsePhoneNumberFromString: (...given: Parameters<typeof actual.parsePhoneNumberFromString>) => {
    work += 1;
    return actual.parsePhoneNumberFromString(...given);
  },
}));
/** How many letters were made plain: every reading of a text begins with that. */
let letters = 0;
const plainText = await import('../../../src/domain/terms/plainText.js');
jest.unstable_mockModule('../../../src/domain/terms/plainText.js', () => ({
  ...plainText,
  plain: (text: string) => {
    letters += text.length;
    return plainText.plain(text);
  },
}));
const { MOST_NUMBERS, MOST_TRIES } = await import('../../../src/domain/values/numbers.js');
const { sharedApps } = await import('../../support/sharedApp.js');
const { textTalk } = await import('../../support/talk.js');

/** How often a text is read through at the most: as a control, a title, an answer, a name, by everything that can be meant. */
const MOST_READINGS = 40;

/** A turn reads a text as a sentence, as an answer and as a search; each list of lines that it shows puts its numbers in groups. */
const MOST_WORK = 6 * (MOST_TRIES + MOST_NUMBERS);

/** In a shorter text what is compared with it, the choices of a list, weighs more. */
const SHORT = 2_000;

const shared = sharedApps();
const who = { telenet: 'fleet1', belarus: 'admin1', kcell: 'admin1', konnect: 'agent1' } as const;
type Operator = keyof typeof who;

let talks: Readonly<Record<string, { app: TestApp; menu: Talk; lines: Talk }>>;
beforeAll(async () => {
  const app = await shared.open();
  const opened = async (operator: Operator) => {
    const [menu, lines] = [await textTalk(app, operator, who[operator]), await textTalk(app, operator, who[operator])];
    await lines.say('1');
    return [operator, { app, menu, lines }] as const;
  };
  talks = Object.fromEntries([
    await opened('telenet'),
    await opened('belarus'),
    await opened('kcell'),
    await opened('konnect'),
  ]);
});

const most = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
const reported: readonly (readonly [string, string])[] = [
  ['digits with blanks between them', `заблокировать номер ${most('0 1 2 3 4 5 6 7 8 9 ', 479)}`],
  ['a word of 32,000 letters', `1234 ${'a'.repeat(31_990)}`],
  ['days', `transactions ${most('1.1. ', 480)}`],
  ['a number of 32,000 digits', '0'.repeat(32_000)],
  ['masks', most('%1_', 32_000)],
  ['a page of blanks before a currency', `${' '.repeat(31_990)}USD`],
  ['ten thousand numbers', most('0470 00 07 01 ', 32_000)],
  ['ten thousand numbers in lines', most('+32470000701\n', 32_000)],
  ['pluses', most('+ ', 32_000)],
  ['letters that unfold', 'ﷺ'.repeat(32_000)],
  ['signs that nobody sees', '\u200b'.repeat(32_000)],
  ['addresses', most('a@', 32_000)],
];

const units = [
  '0 ',
  '12 ',
  '1.1. ',
  '+',
  '00',
  '(',
  ') ',
  '-',
  '/',
  '0470 ',
  '8029 ',
  '\n',
  'bloque ',
  'номер ',
  ' ',
  '٠',
  '\u2011',
  '%',
  '@',
  'PIN ',
];
const dear = fc
  .tuple(
    fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: 8 }),
    fc.constantFrom(80, 500, 2000, 32_000),
    fc.constantFrom('', 'bloque ', 'заблокировать номер ', '1234 '),
  )
  .map(([parts, length, before]) => before + most(parts.join(''), length - before.length));

describe.each(['telenet', 'belarus', 'kcell', 'konnect'])('a turn costs a bounded amount of work: %s', (operator) => {
  const costOf = async (text: string) => {
    const { menu, lines } = talks[operator] ?? {};
    const costs = [];
    for (const talk of [menu, lines]) {
      [work, letters] = [0, 0];
      await talk?.say(text);
      costs.push(work);
      if (text.length > SHORT) expect(letters / text.length).toBeLessThan(MOST_READINGS);
    }
    return Math.max(...costs);
  };

  // A point of sale has no lines, and reads numbers in sentences only.
  it('and is counted', async () => {
    const text =
      operator === 'konnect' ? 'enregistrer un client 0812345678' : '0470 00 07 01, +375291000001, 8 701 000 00 01';
    expect(await costOf(text)).toBeGreaterThan(0);
  });

  it.each(reported)('%s', async (_what, text) => {
    expect(await costOf(text)).toBeLessThanOrEqual(MOST_WORK);
  });

  it('a sentence of ten thousand signs that wishes one thing, or two', async () => {
    const wishes = [
      'suspends le 0470 00 07 01, perdu, et commande 10 cartes ',
      'заблокировать номер 8029 100 00 02 и ',
      'nom Mbuyi, ',
    ];
    for (const wish of wishes) {
      expect(await costOf(`${wish}${most('voilà ', 10_000)}`)).toBeLessThanOrEqual(MOST_WORK);
      expect(await costOf(most(wish, 10_000))).toBeLessThanOrEqual(MOST_WORK);
    }
  });

  // Each choice of a list is compared with what was typed, which is read once for all of them.
  it('over a list of choices', async () => {
    const { lines } = talks[operator] ?? {};
    await lines?.say('menu');
    await lines?.say('FAQ');
    await costOf(most('bloque  0 ', 32_000));
  });

  it('whatever the text is', async () => {
    await fc.assert(
      fc.asyncProperty(dear, async (text) => {
        expect(await costOf(text)).toBeLessThanOrEqual(MOST_WORK);
      }),
      { numRuns: 50 },
    );
  });
});
