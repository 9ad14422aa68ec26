import { plain } from '../../domain/terms/plainText.js';
import type { Words } from '../../speech/words.js';
import { listNumber } from './listNumber.js';

/** A step of a guide, as a text may name it. */
export interface StepSaid {
  /** It is called a step, or something to go back to: "step 2", "back to the plan". */
  readonly called: boolean;
  /** Its number, where it is called a step by that. */
  readonly number: number | undefined;
  /** What is left, which may be its name. */
  readonly name: string;
}

/** Longer than what a step is called. */
const LONGEST = 120;

/** Reads a text as what names a step, in whatever language: the words stand under `said.step` and `said.backTo`. */
export function stepSaid(text: string, words: Words): StepSaid {
  const said = plain(text.slice(0, LONGEST)).replace(/[\s.!?]+$/, '');
  const back = begun(said, words.listOfAll('common:said.backTo'));
  const step = begun(back ?? said, words.listOfAll('common:said.step'));
  const name = (step ?? back ?? said).replaceAll(/^[\s"']+|[\s"']+$/g, '');
  const number = step === undefined ? undefined : listNumber(name, words);
  return { called: back !== undefined || step !== undefined, number, name };
}

/** What follows the longest of some words that a text begins with; after an apostrophe there is no blank. */
function begun(said: string, heads: readonly string[]): string | undefined {
  const found = heads.filter((head) => said.startsWith(head.endsWith("'") ? head : `${head} `));
  const longest = Math.max(0, ...found.map((head) => head.length));
  return longest === 0 ? undefined : said.slice(longest).trim();
}
