import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadWords, type WordsOf } from '../../src/bot/words/words.js';
import type { Language } from '../../src/domain/terms/language.js';
import type { Verdict } from '../../src/domain/terms/verdict.js';
import { makeFormat } from '../../src/speech/format.js';
import { resultFile } from '../../src/speech/resultFile.js';

const locales = fileURLToPath(new URL('../../locales', import.meta.url));
const missing: string[] = [];
let words: WordsOf;
beforeAll(async () => {
  words = await loadWords(locales, (key) => missing.push(key));
});

const fileOf = (language: Language, ...verdicts: Verdict[]) => {
  const spoken = words(language);
  return resultFile(verdicts, { words: spoken, format: makeFormat(spoken, { timeZone: 'Europe/Minsk' }) });
};

const named = (name: string): Verdict => ({
  line: 'line1',
  number: '+375291000001',
  now: [{ name }],
  after: [{ text: name }],
  price: { money: { minor: 390, currency: 'BYN' } },
  from: { word: 'atOnce' },
  seen: { state: 'active' },
});

/** The cells as a spreadsheet has them that splits at this sign, whether it heeds quotes or not. */
const cells = (file: string, delimiter: string): string[] => {
  const rows = file.replace('\ufeff', '').split(/\r\n|\r|\n/);
  return rows
    .flatMap((row) => [...row.split(delimiter), ...row.split(`"${delimiter}"`)])
    .map((cell) => cell.replaceAll('"', ''));
};

describe('the result of a command over lines as a file', () => {
  it('begins with a byte order mark, and the number is text for a spreadsheet', () => {
    const file = fileOf('en', named('Office'));
    expect(file).toBe(
      '\ufeff"Number","Before","After","Price","Effective","Result"\r\n' +
        '"375-29-100-00-01","Office","Office","BYN\u00a03.90","immediately","accepted"\r\n',
    );
    expect(missing).toEqual([]);
  });

  it.each(['ru', 'fr', 'de'] as const)('has semicolons in %s, where the comma is for decimals', (language) => {
    const [heads, row] = fileOf(language, named('Office')).split('\r\n');
    expect(heads?.split('";"')).toHaveLength(6);
    expect(row?.split('";"')).toHaveLength(6);
  });

  it.each([
    '=HYPERLINK("https://bad.example";"x")',
    '+375291000001',
    '-1+1',
    '@SUM(A1)',
    '\t=1+1',
    '\r\n=1+1',
    '  =1+1',
    'a;=1+1',
    'a,=1+1',
    'a",=1+1',
    'a"; @SUM(A1)',
    'a\n=1+1',
    '\uff1d1+1',
  ])('has no formula, whatever a name is: %j', (name) => {
    for (const language of ['ru', 'en'] as const) {
      const file = fileOf(language, named(name), named(name));
      for (const delimiter of [';', ',', '\t', '|'])
        expect(cells(file, delimiter).filter((cell) => /^\s*[=+\-@\uff1d]/.test(cell))).toEqual([]);
    }
  });

  it('says of a refused line why it stays out', () => {
    const { price, from, ...line } = named('Office');
    const file = fileOf('en', { ...line, after: [], problem: { code: 'line.terminated', details: {} } });
    expect(file).toContain(`"Office","","","","Skipped. ${words('en').say('problems:line.terminated')}"`);
  });
});
