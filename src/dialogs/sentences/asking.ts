import { plainSigns } from '../../domain/terms/plainText.js';
import type { SaidKey, Words } from '../../speech/words.js';
import { asSaid, type Control, controlOf } from '../conversation/control.js';
import { phrasesIn } from '../days/phrases.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { labelsOf } from './labels.js';
import { termsOf } from './tokens.js';

/** A text beyond this asks for nothing short. */
const LONGEST = 200;

/** What somebody asks back: what a field is, why the question that is open is asked, or anything else. */
export type Asks = { readonly about: Field } | 'why' | 'other';

/**
 * A text that is plainly a question, in whatever language: "why", "what is the postnom?", "where do I find it?". Undefined for
 * all that is none: a question mark alone makes no question of a name.
 */
export function asksIn(text: string, procedure: Procedure, words: readonly Words[]): Asks | undefined {
  const [first] = words;
  if (first === undefined || text.length > LONGEST) return undefined;
  const said = asSaid(text);
  if (first.listOfAll('common:said.why').includes(said)) return 'why';
  const rest = words.map((one) => afterBeginning(text, one, 'common:said.whatIs') ?? []);
  for (const one of words) {
    const about = rest.map((what) => fieldCalled(what, procedure, one)).find((field) => field !== undefined);
    if (about !== undefined) return { about };
  }
  const isAsked = /\?[\s!?.)]*$/.test(plainSigns(text));
  if (isAsked && first.listOfAll('common:said.asks').includes(said)) return 'why';
  return isAsked && words.some((one) => afterBeginning(text, one, 'common:said.asks') !== undefined)
    ? 'other'
    : undefined;
}

/** The words after the longest of these beginnings. Undefined: it begins with none of them. */
function afterBeginning(text: string, words: Words, key: SaidKey): string[] | undefined {
  const said = termsOf(text);
  const begun = words
    .list(key)
    .map(termsOf)
    .filter((one) => one.every((word, index) => said[index] === word))
    .sort((one, other) => other.length - one.length)[0];
  return begun === undefined || begun.length === said.length ? undefined : said.slice(begun.length);
}

/** The field that these words name, with articles around it. */
function fieldCalled(said: readonly string[], procedure: Procedure, words: Words): Field | undefined {
  const small = new Set(phrasesIn(words, 'sentences:small'));
  const bare = (some: readonly string[]) => some.filter((word) => !small.has(word)).join(' ');
  const wanted = bare(said);
  const name = labelsOf(procedure, words).names.find((one) => wanted !== '' && bare(one.words) === wanted);
  return procedure.fields.find((field) => field.name === name?.field);
}

/** A control with words of politeness around it, or after a "no": "no, go back", "I want to cancel please". */
export function controlAround(text: string, words: Words): Control | undefined {
  if (text.length > LONGEST) return undefined;
  const said = termsOf(text).join(' ');
  const withoutNo = less(said, words.listOfAll('common:said.no'));
  const polite = [...phrasesIn(words, 'sentences:filler'), ...words.listOfAll('common:said.thanks')];
  // What is left out as polite may be the control's own word, as in "help me please".
  return [withoutNo, less(withoutNo, words.listOfAll('common:said.please')), less(withoutNo, polite)]
    .filter((rest) => rest !== '' && rest !== said)
    .map((rest) => controlIn(rest, words))
    .find((control) => control !== undefined);
}

/** A text without these phrases, each where it stands first, the longest first. */
function less(text: string, phrases: readonly string[]): string {
  const all = phrases.map((one) => termsOf(one).join(' ')).filter((one) => one !== '');
  const longestFirst = all.sort((one, other) => other.length - one.length);
  return longestFirst.reduce((rest, one) => rest.replace(` ${one} `, ' '), ` ${text} `).trim();
}

function controlIn(said: string, words: Words): Control | undefined {
  const control = controlOf(undefined, said, words);
  return control === 'language' ? undefined : control;
}
