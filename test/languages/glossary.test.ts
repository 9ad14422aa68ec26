import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OperatorError } from '../../src/bot/words/operators.js';
import { withTerms } from '../../src/bot/words/terms.js';
import { loadWords } from '../../src/bot/words/words.js';

const locales = fileURLToPath(new URL('../../locales', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guichet-glossary-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The words with an operator's files laid over them. */
async function wordsWith(files: Readonly<Record<string, object>>) {
  for (const [name, tree] of Object.entries(files)) {
    const file = join(folder, 'acme', name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(tree));
  }
  const fail = (key: string) => {
    throw new Error(`there is no word ${key}`);
  };
  return loadWords(locales, fail, { folder, operators: ['acme', 'other'] });
}

const english = { line_one: 'handset', line_other: 'handsets', line_the: 'the handset', line_this: 'this handset' };
const handsets = { ...english, line_no: 'no handsets', line_gender: 'neuter' };
const numéros = {
  ...{ line_one: 'numéro', line_many: 'numéros', line_other: 'numéros', line_the: 'le numéro', line_this: 'ce numéro' },
  ...{ line_of: 'du numéro', line_no: 'aucun numéro', line_a: 'un numéro', line_gender: 'masculine' },
};

describe('an operator’s glossary', () => {
  it('is what its people read in the words of everybody, one and several; others read the general one', async () => {
    const words = await wordsWith({ 'glossary.json': { en: handsets } });
    const said = (operator?: string) =>
      [1, 3].map((count) => words('en', operator).say('common:lines.listed', { count, numbers: 'A' }));
    expect(said('acme')).toEqual(['1 handset · A', '3 handsets · A']);
    expect(said('other')).toEqual(['1 line · A', '3 lines · A']);
    expect(said()).toEqual(said('other'));
    expect(words('en', 'acme').say('problems:line.pending')).toBe('The handset is not active yet.');
    expect(words('de', 'acme').say('problems:line.pending')).toBe(words('de').say('problems:line.pending'));
  });

  it('decides what agrees with its line', async () => {
    const words = await wordsWith({ 'glossary.json': { fr: numéros } });
    const { say } = words('fr', 'acme');
    expect(say('problems:line.pending')).toBe('Le numéro n’est pas encore actif.');
    expect(say('problems:line.pending', { context: 'alone' })).toContain('choisissez-en un autre');
    expect(say('common:lines.chosen', { count: 2 })).toBe('2 numéros sélectionnés');
    expect(words('fr').say('common:lines.chosen', { count: 2 })).toBe('2 lignes sélectionnées');
  });

  it('gives way to the operator’s own sentence, in all its forms', async () => {
    const words = await wordsWith({
      'glossary.json': { fr: numéros },
      'words/fr/problems.json': { line: { pending: 'En attente.' } },
    });
    const { say } = words('fr', 'acme');
    expect(say('problems:line.pending')).toBe('En attente.');
    expect(say('problems:line.pending', { context: 'alone' })).toBe('En attente.');
  });

  it('is used by the operator’s own words, too', async () => {
    const words = await wordsWith({
      'glossary.json': { en: handsets },
      'words/en/common.json': { next: 'Next $t(terms:line_one)' },
    });
    expect(words('en', 'acme').say('common:next')).toBe('Next handset');
  });

  it.each<[string, object, string]>([
    ['a term that there is not', { en: { ...handsets, lyne_one: 'x' } }, 'en: lyne_one: locales/ has no such term'],
    ['a form that there is not', { en: { ...handsets, line_few: 'x' } }, 'en: line_few: locales/ has no such term'],
    ['a noun in some of its forms only', { en: { line_one: 'handset' } }, 'en: line_other: this form is missing'],
    ['a language that there is not', { it: { line_one: 'linea' } }, 'it: line_one: locales/ has no such term'],
  ])('keeps the program from starting with %s', async (_what, glossary, told) => {
    const started = wordsWith({ 'glossary.json': glossary });
    await expect(started).rejects.toThrow(OperatorError);
    await expect(started).rejects.toThrow(told);
  });

  it('keeps the program from starting where it is no list of terms', async () => {
    await expect(wordsWith({ 'glossary.json': { en: { line_one: 1 } } })).rejects.toThrow('glossary.json');
  });
});

describe('nouns in words', () => {
  it('that no glossary has are thrown at as the words are read', () => {
    const files = { terms: {}, common: { next: '$t(terms:nothing)' } };
    expect(() => withTerms(files, 'en')).toThrow('there is no term "nothing" in en');
  });

  it('leave somebody’s own text alone', async () => {
    const words = await wordsWith({ 'glossary.json': { en: handsets } });
    const typed = '$t(terms:line_one)';
    expect(words('en', 'acme').say('common:lines.none', { text: typed })).toBe(`No handsets found for “${typed}”.`);
  });
});
