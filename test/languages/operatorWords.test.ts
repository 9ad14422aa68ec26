import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OperatorError } from '../../src/bot/words/operators.js';
import { loadWords } from '../../src/bot/words/words.js';
import { contextOf, sayIfAny } from '../../src/speech/words.js';

const locales = fileURLToPath(new URL('../../locales', import.meta.url));

let folder: string;
const missing: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guichet-words-'));
  missing.length = 0;
});
afterEach(() => rm(folder, { recursive: true }));

/** The words with those of the operator `acme` laid over them, and another operator that has none. */
async function wordsWith(files: Readonly<Record<string, object>>) {
  for (const [name, tree] of Object.entries(files)) {
    const file = join(folder, 'acme/words', name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(tree));
  }
  return loadWords(locales, (key) => missing.push(key), { folder, operators: ['acme', 'other'] });
}

describe('an operator’s own words', () => {
  it('are said for this operator only; what it does not say itself stays', async () => {
    const words = await wordsWith({ 'fr/common.json': { next: 'Continuer', menu: { title: 'Sommaire' } } });
    const said = (operator?: string) => {
      const { say } = words('fr', operator);
      return [say('common:next'), say('common:menu.title'), say('common:cancel')];
    };
    expect(said('acme')).toEqual(['Continuer', 'Sommaire', 'Annuler']);
    const everybodys = ['Suivant', 'Menu', 'Annuler'];
    expect([said(), said('other'), said('unheard-of')]).toEqual([everybodys, everybodys, everybodys]);
    expect(words('en', 'acme').say('common:next')).toBe('Next');
  });

  it('may be a list of what people say, understood whatever language is spoken', async () => {
    const words = await wordsWith({ 'en/common.json': { said: { menu: ['home page'] } } });
    expect(words('fr', 'acme').listOfAll('common:said.menu')).toContain('home page');
    expect(words('fr', 'acme').listOfAll('common:said.menu')).not.toContain('main menu');
    expect(words('fr').listOfAll('common:said.menu')).toContain('main menu');
  });

  it('may be written in all ways that i18next knows', async () => {
    const words = await wordsWith({
      'en/common.json': { step: '{{ number }}, {{- total}}, {{total, uppercase}}' },
    });
    expect(words('en', 'acme').say('common:step', { number: 2, total: 'three' })).toBe('2, three, three');
  });

  it('may be a context or a plural form of a word there is', async () => {
    const words = await wordsWith({
      'en/sales/resubscription.json': { done_gift: 'Given', confirm_gift: 'Give' },
      'en/common.json': { leave: { title_one: 'Stop and lose one answer?', title_other: 'Stop and lose {{count}}?' } },
    });
    expect(words('en', 'acme').say('common:leave.title', { count: 1 })).toBe('Stop and lose one answer?');
    expect(words('en', 'acme').say('resubscription:done', contextOf('gift'))).toBe('Given');
  });

  it.each<[string, object, string]>([
    ['fr/common.json', { nxet: 'Continuer' }, 'fr/common.json: nxet'],
    ['fr/common.json', { menu: { titel: 'Sommaire' } }, 'fr/common.json: menu.titel'],
    ['fr/common.json', { menu: 'Sommaire' }, 'fr/common.json: menu'],
    ['fr/common.json', { next: { deep: 'Continuer' } }, 'fr/common.json: next'],
    ['fr/common.json', { said: { menu: 'sommaire' } }, 'fr/common.json: said.menu'],
    ['fr/nothing.json', { title: 'Rien' }, 'fr/nothing.json: title'],
    ['fr/lines/blocking.json', { titel: 'Bloquer' }, 'fr/lines/blocking.json: titel'],
    ['fr/lines/blocking.json', { phrases: 'bloquer' }, 'fr/lines/blocking.json: phrases'],
    ['it/common.json', { next: 'Avanti' }, 'it/common.json: next'],
  ])('keep the program from starting where there is no such word: %s %j', async (name, tree, told) => {
    const started = wordsWith({ [name]: tree });
    await expect(started).rejects.toThrow(OperatorError);
    await expect(started).rejects.toThrow(join('acme/words', told));
  });
});

describe('a procedure’s words in its noun’s folder', () => {
  it('are laid over by an operator’s that lie as they do, phrases too', async () => {
    const own = { title: 'Couper', phrases: ['couper le gsm'], choices: { reason: { lost: ['envolé'] } } };
    const words = await wordsWith({ 'fr/lines/blocking.json': own });
    const said = (operator?: string) => {
      const { say, list } = words('fr', operator);
      return [say('blocking:title'), list('blocking:phrases'), list('blocking:choices.reason.lost')];
    };
    expect(said('acme')).toEqual(['Couper', ['couper le gsm'], ['envole']]);
    expect(said('other')).toEqual(said());
    expect(said()).not.toContainEqual(['couper le gsm']);
    expect(words('fr', 'acme').list('blocking:choices.reason.stolen')).toEqual(
      words('fr').list('blocking:choices.reason.stolen'),
    );
  });

  it.each([
    ['two nouns', ['fr/lines/blocking.json', 'fr/orders/blocking.json']],
    ['a noun and beside the common files', ['fr/blocking.json', 'fr/lines/blocking.json']],
  ])('are not read where the same name occurs in %s', async (_where, files) => {
    const started = wordsWith(Object.fromEntries(files.map((file) => [file, { title: 'Couper' }])));
    await expect(started).rejects.toThrow('has the same name');
    for (const file of files) await expect(started).rejects.toThrow(join(folder, 'acme/words', file));
  });
});

describe('words by what a procedure does', () => {
  it('are those of the action, else the plain ones', async () => {
    const words = await wordsWith({ 'en/sales/resubscription.json': { done_gift: 'Given', next_gift: 'Wrap it.' } });
    const { say } = words('en', 'acme');
    const plain = say('resubscription:done');
    expect(say('resubscription:done', contextOf('gift'))).toBe('Given');
    expect(say('resubscription:done', contextOf('loan'))).toBe(plain);
    expect(say('resubscription:done', contextOf(undefined))).toBe(plain);
    expect(sayIfAny(words('en', 'acme'), 'resubscription:confirm', contextOf('gift'))).toBe(
      say('resubscription:confirm'),
    );
    expect(missing).toEqual([]);
  });
});
