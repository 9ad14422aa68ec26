import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { createSheets } from '../../src/bot/sheets/sheets.js';
import { Submitted, TypedText } from '../../src/bot/turns/messageParts.js';
import { loadCards } from '../../src/bot/words/cardFiles.js';
import { controlOf } from '../../src/dialogs/conversation/control.js';
import { listOrdinal, rowsSaid } from '../../src/dialogs/conversation/listNumber.js';
import { secretsNamed } from '../../src/dialogs/conversation/secretWords.js';
import { dayIn, periodIn } from '../../src/dialogs/days/days.js';
import { amountBeside, readAmount } from '../../src/dialogs/fields/amount.js';
import { registration } from '../../src/dialogs/procedures/sales/registration.js';
import { blankSims } from '../../src/dialogs/procedures/tickets/blankSims.js';
import { addressIn } from '../../src/dialogs/sentences/addressIn.js';
import { type Labels, labelledIn } from '../../src/dialogs/sentences/labelled.js';
import { labelsOf } from '../../src/dialogs/sentences/labels.js';
import { PhraseIndex } from '../../src/dialogs/sentences/phraseIndex.js';
import { sentenceOf } from '../../src/dialogs/sentences/sentence.js';
import { wordsOf } from '../../src/dialogs/sentences/tokens.js';
import { lineSearchOf } from '../../src/domain/lines/find/typed.js';
import { maskTest } from '../../src/domain/terms/mask.js';
import { plain, plainSigns } from '../../src/domain/terms/plainText.js';
import { postcodeIn } from '../../src/domain/values/address.js';
import { holdsIban, ibanFrom } from '../../src/domain/values/bankAccount.js';
import { documentNumber, holdsSecret, imei, pin, simNumber } from '../../src/domain/values/identifiers.js';
import { numberMasks } from '../../src/domain/values/numberMask.js';
import { numberList, numbersIn } from '../../src/domain/values/numbers.js';
import { withoutSecrets } from '../../src/domain/values/secretsIn.js';
import { email, houseNumber, lineUser, personName } from '../../src/domain/values/text.js';
import { asTyped } from '../../src/speech/cardText.js';
import { guidesIn, speakerOf } from '../sentences/decisions.js';
import type { TestApp } from '../support/app.js';
import { lettersRead } from '../support/lettersRead.js';
import { sharedApps } from '../support/sharedApp.js';

jest.setTimeout(120_000);

const shared = sharedApps();
let app: TestApp;
beforeAll(async () => {
  app = await shared.open();
  labels = labelsOf(registration, words());
});

const TODAY = '2026-11-30';
const words = () => app.words('fr', 'konnect');
let labels: Labels;
const agent = { at: 'konnect', says: '', means: '' };
const guides = guidesIn();
const card = await loadCards(new URL('../../cards', import.meta.url).pathname);
const empty = { spent: false, note: '', facts: [], open: '', page: '', files: [], next: [] };
const sheets = createSheets({ find: async () => undefined });

type Reader = (text: string) => unknown;
/**
 * Readers of a text that is as long as anybody can send, and how often each looks at a letter of it at the most: about twice what the worst
 * of the texts below came to in November 2026. None or nearly none: it reads no text beyond a bound.
 */
const readers: readonly (readonly [what: string, most: number, read: Reader])[] = [
  ['plain signs', 30, plainSigns],
  ['what is compared', 0, plain],
  ['numbers', 120, (text) => numbersIn(text, 'BE')],
  ['numbers where they begin with the country’s code', 120, (text) => numbersIn(text, 'BY')],
  ['a list of numbers', 150, (text) => numberList(text, 'BE', ['et'])],
  ['a search over lines', 180, (text) => lineSearchOf('BE', text)],
  ['masks', 60, (text) => numberMasks('BE', text)],
  ['a mask over a name', 6, (text) => maskTest(text)('Chantier 7 '.repeat(6))],
  ['a day', 0, (text) => dayIn(text, words(), TODAY, { whole: false })],
  ['days', 0, (text) => periodIn(text, words(), TODAY, { whole: true })],
  ['a sentence', 0, (text) => sentenceOf(speakerOf(app, 'fr', agent), guides, text)],
  ['the words of a sentence', 1, wordsOf],
  ['values with their names', 0, (text) => labelledIn(text, labels)],
  ['a control', 10, (text) => controlOf(undefined, text, words())],
  ['rows of a list', 3, (text) => rowsSaid(text, words())],
  ['a place of a list', 0, (text) => listOrdinal(text, words())],
  ['a name', 25, (text) => personName.safeParse(text)],
  ['who uses a line', 25, (text) => lineUser.safeParse(text)],
  ['the number of a house', 50, (text) => houseNumber.safeParse(text)],
  ['an address for mail', 120, (text) => email.safeParse(text)],
  ['a postcode', 60, (text) => postcodeIn('BE', text)],
  ['an IBAN', 120, ibanFrom],
  ['a text that may hold an IBAN', 60, holdsIban],
  ['an amount', 0, (text) => readAmount(text, 'USD', ['USD', '$'])],
  ['a document', 60, (text) => documentNumber.safeParse(text)],
  ['a SIM card', 60, (text) => simNumber.safeParse(text)],
  ['a device', 50, (text) => imei.safeParse(text)],
  ['a PIN', 50, (text) => pin.safeParse(text)],
  ['a text that may hold a PIN', 40, holdsSecret],
  ['what is masked in a text', 5, (text) => withoutSecrets(text, { named: secretsNamed(words()), alone: true })],
  ['a pasted list', 10, (text) => [...sheets.ofText(text)]],
  ['a card', 3, (text) => card('details', { ...empty, title: text, facts: [{ label: 'a', value: asTyped(text) }] })],
];
/** Readers that are given no more than a sentence, and how often each looks at a letter of one: words are compared with many phrases. */
const ofSentences: readonly (readonly [what: string, most: number, read: Reader])[] = [
  ['a day', 2000, (text) => dayIn(text, words(), TODAY, { whole: false })],
  ['days', 1500, (text) => periodIn(text, words(), TODAY, { whole: true })],
  ['a sentence', 22_000, (text) => sentenceOf(speakerOf(app, 'fr', agent), guides, text)],
  ['values with their names', 400, (text) => labelledIn(text, labels)],
  ['an address', 60, (text) => addressIn(text, blankSims, ['rue'])],
  ['an amount', 40, (text) => amountBeside(text, ['USD', '$'])],
];

/** The longest text that is taken, and the longest that is read as a sentence. */
const LONGEST = 32_000;
const SENTENCE = 500;
/** What costs most to read: what is nearly something, again and again. */
const units = [
  ...['0 ', '1.1. ', '1/12/26 ', '0470 00 07 01 ', '+', '00', '(', '-', '٠', '%1_', '%', '_ ', '1 234,50 ', '12 USD '],
  ...[
    'a',
    'a ',
    ' ',
    'A',
    'Ab ',
    '. ',
    ', ',
    '\n',
    '\t',
    ';',
    ',',
    '"',
    '|',
    'a@',
    'a.',
    '\u200b',
    'ﷺ',
    'é',
    '😀',
    '´',
  ],
  ...['BE68 ', 'BE68', 'PIN ', 'PIN:', 'pin 1 ', '${a}', '{{', '\\', 'nom: ', 'nom ', 'du 1 au 15 ', 'demain '],
  ...['ligne 1, ', '1-', 'rue du Test ', 'rue 1 ', 'a      ', 'enregistrer un client '],
];
const generated = fc.sample(
  fc.array(fc.constantFrom(...units), { minLength: 2, maxLength: 8 }).map((parts) => parts.join('')),
  { numRuns: 12, seed: 22 },
);
const full = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
const END = ' 1000 Bruges!';
/** By itself, and with something before or behind that makes it another thing. */
const texts = (length: number): string[] => [
  ...units.map((unit) => full(unit, length)),
  ...generated.map((unit) => full(`bloquer 0470 00 07 01 ${full(unit, length)}`, length)),
  ...generated.map((unit) => full(unit, length - END.length) + END),
  ...['a      ', 'rue 1 ', 'Ab ', '7', '%1_'].map((unit) => full(unit, length - END.length) + END),
];

/** Milliseconds of the processor, the least of so many times. */
async function meter(read: Reader, text: string, times: number): Promise<number> {
  const counts: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const before = process.cpuUsage();
    await read(text);
    counts.push(process.cpuUsage(before).user / 1000);
  }
  return Math.min(...counts);
}

/** What takes less is not looked at closer: of a reader that goes over a text for each of its letters, it would be seconds. */
const QUICK_MS = 100;
/** A text of twice the length may take twice the time, and a bit. */
const TWICE = 3;

/**
 * What regular expressions try within one search, and libraries letter by letter, nothing counts: there the meter of the processor is an
 * alarm, at a text and at its first half, and each is the least of five.
 */
async function growsTooMuch(read: Reader, text: string): Promise<boolean> {
  if ((await meter(read, text, 1)) < QUICK_MS) return false;
  const half = await meter(read, text.slice(0, text.length / 2), 5);
  return (await meter(read, text, 5)) > TWICE * Math.max(half, QUICK_MS / TWICE);
}

describe.each([
  ['of the greatest length', LONGEST, readers],
  ['of a sentence’s length', SENTENCE, ofSentences],
] as const)('a text %s is looked at a bounded number of times', (_length, length, all) => {
  it.each(all)('%s', async (_what, most, read) => {
    // What is made once, such as the words of a language, is no work of a reader.
    await read('nom');
    for (const text of texts(length)) {
      const times = (await lettersRead(() => read(text))) / text.length;
      expect({ text: text.slice(0, 60), times: Math.max(times, most) }).toEqual({
        text: text.slice(0, 60),
        times: most,
      });
      expect({ text: text.slice(0, 60), grows: await growsTooMuch(read, text) }).toMatchObject({ grows: false });
    }
  });
});

it('a sentence is compared with phrases by its first forty words', () => {
  const index = new PhraseIndex([{ means: 'blocking', words: ['bloquer'] }]);
  const others = Array.from({ length: 40 }, (_, at) => 'zq'.repeat(at + 1));
  expect(index.match([...others.slice(1), 'bloquer'])).toHaveLength(1);
  expect(index.match([...others, 'bloquer'])).toEqual([]);
});

it('what is typed is cut where nothing longer is taken', () => {
  expect(TypedText.parse('a'.repeat(256_000))).toHaveLength(LONGEST);
});

describe('a table that is sent as a file', () => {
  const read = async (bytes: Buffer) => {
    const sent = createSheets({ find: async () => ({ name: 'a.csv', contentType: 'text/csv', bytes }) });
    return lettersRead(async () => {
      const found = await sent.ofFile('talk', 'talk/file');
      if (found.ok) for (const cells of found.value) expect(cells.length).toBeGreaterThan(0);
    });
  };
  const SIZE = 4 * 1024 * 1024;

  it.each([
    ['one that is a table', '0470000701;a\n', 4_000, 40],
    ['a text of four megabytes', 'a', SIZE, 0.1],
    ['nothing but separators', ';', 1_000_000, 3],
    ['separators of every kind', ';,|\t', 1_000_000, 3],
  ])('%s', async (_what, unit, length, most) => {
    expect((await read(Buffer.from(full(unit, length)))) / length).toBeLessThanOrEqual(most);
  });
});

describe('what a card submits', () => {
  /** A value that counts how often something of it is looked at. */
  function counted(value: unknown, look: () => void): unknown {
    if (typeof value !== 'object' || value === null) return value;
    return new Proxy(value, {
      get: (target, key) => {
        look();
        return counted(Reflect.get(target, key), look);
      },
      ownKeys: (target) => {
        look();
        return Reflect.ownKeys(target);
      },
    });
  }
  const nested = (depth: number, of: (inner: unknown) => unknown) => {
    let value: unknown = 1;
    for (let level = 0; level < depth; level += 1) value = of(value);
    return value;
  };
  const many = (count: number, value: unknown) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, value]));
  const hostile: readonly (readonly [string, unknown, number])[] = [
    ['lists within lists', { a: nested(400, (inner) => [inner]) }, 60],
    ['objects within objects', { a: nested(400, (inner) => ({ inner })) }, 60],
    ['many names', many(10_000, 1), 10],
    ['many lists', many(400, [[1, 2]]), 9_000],
    ['many long texts', many(100, 'a'.repeat(2_000)), 200],
  ];

  it.each(hostile)('is refused before more of it is looked at than is needed: %s', (_what, value, most) => {
    let looks = 0;
    const read = Submitted.safeParse(counted(value, () => (looks += 1)));
    expect([read.success, Math.max(looks, most)]).toEqual([false, most]);
  });
});
