import { z } from 'zod';
import type { Language } from '../../domain/terms/language.js';
import type { Files, Tree } from './wordFiles.js';

/**
 * The nouns of the trade, of one language: what a line, an order, a billing account is called, in the forms that sentences
 * need (`line_one`, `line_other`, `line_this`), and the gender of a line. `locales/<language>/terms.json`, over which an
 * operator lays its own: `operators/<operator>/glossary.json`.
 */
export const Terms = z.record(z.string(), z.string());
export type Terms = z.output<typeof Terms>;

/** A noun in a sentence: `$t(terms:line_other)`, with a capital letter `$t(terms:Line_other)`. */
const NOUN = /\$t\(terms:(\w+)\)/g;
const PLURAL = '_(?:zero|one|two|few|many|other)';
/** A form of a word for the gender of an operator's line: `suspended_feminine`, `chosen_masculine_one`. */
const GENDERED = new RegExp(`^(.+)_(masculine|feminine|neuter)((?:${PLURAL})?)$`);

/** The word that a gendered form stands for, and the gender; undefined for any other word. */
export function genderedForm(name: string): { readonly of: string; readonly gender: string } | undefined {
  const [, stem = '', gender = '', plural = ''] = name.match(GENDERED) ?? [];
  return stem === '' ? undefined : { of: `${stem}${plural}`, gender };
}

/** The word that a form stands for, whatever the gender and whether it stands alone: of `suspended_alone_feminine`, `suspended`. */
export const wordOf = (name: string): string => (genderedForm(name)?.of ?? name).replace(/_alone$/, '');

/**
 * The words of a language with its nouns put in, once, as they are read: i18next would look for them every time, and would
 * not where somebody's own text has a `$t(` in it. Throws on a noun that the glossary does not have.
 */
export function withTerms(files: Files, language: Language): Files {
  const terms = Terms.parse(files.terms ?? {});
  const noun = (_all: string, name: string) => {
    const found = terms[name] ?? capital(terms[lower(name)], language);
    if (found === undefined) throw new Error(`there is no term "${name}" in ${language}`);
    return found;
  };
  const put = (text: string) => (text.includes('$t(') ? text.replaceAll(NOUN, noun) : text);
  const inTree = (tree: Tree): Tree =>
    Object.fromEntries(
      Object.entries(ofGender(tree, terms.line_gender)).map(([name, value]) => {
        if (typeof value === 'string') return [name, put(value)];
        return [name, Array.isArray(value) ? value.map(put) : inTree(value)];
      }),
    );
  return Object.fromEntries(
    Object.entries(files).map(([file, tree]) => [file, file === 'terms' ? tree : inTree(tree)]),
  );
}

/** The forms for this gender in the place of the words they stand for; those for others are left out. */
function ofGender(tree: Tree, wanted: string | undefined): Tree {
  const entries = Object.entries(tree);
  if (!entries.some(([name]) => name.includes('_'))) return tree;
  const forms = entries.flatMap(([name, value]) => {
    const form = genderedForm(name);
    return form === undefined ? [] : [{ ...form, value }];
  });
  if (forms.length === 0) return tree;
  const plain = entries.filter(([name]) => genderedForm(name) === undefined);
  const fitting = forms.filter(({ gender }) => gender === wanted).map(({ of, value }) => [of, value] as const);
  return { ...Object.fromEntries(plain), ...Object.fromEntries(fitting) };
}

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const capital = (text: string | undefined, language: Language): string | undefined =>
  text === undefined ? undefined : text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
