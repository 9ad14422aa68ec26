import type { Guides } from '../../src/dialogs/definition/guides.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import type { Words } from '../../src/speech/words.js';
import type { TestApp } from '../support/app.js';
import { type Decision, decisionsOf, guidesIn } from './decisions.js';
import type { Sentence } from './measure.js';

/** One step of understanding that is left out: lists of words that are empty, or one of the two scores. */
interface Step {
  readonly lists?: readonly string[];
  readonly together?: NonNullable<Guides['together']>;
}

/** All steps that can be left out, by what is left out. */
export const steps: Readonly<Record<string, Step>> = {
  nothing: {},
  'what was learnt': { together: (phrase) => phrase },
  'likeness to phrases': { together: (_phrase, likely) => likely },
  'what is not for here': { lists: ['sentences:outside', 'sentences:outside_more'] },
  'small words and politeness': { lists: ['sentences:small', 'sentences:filler'] },
  'who asks to know': { lists: ['sentences:toKnow', 'sentences:whether'] },
  'what is not to be done': { lists: ['sentences:not'] },
  'lines by their state': { lists: ['sentences:states'] },
};

/** What is decided of sentences without a step. */
export function decisionsWithout(
  app: TestApp,
  step: Step,
  language: Language,
  sentences: readonly Sentence[],
): Decision[] {
  const { together } = step;
  return decisionsOf(without(app, step), language, sentences, { ...guidesIn(), together });
}

/** The same installation without these lists; words of its own, as books are made once for each. */
function without(app: TestApp, { lists = [] }: Step): TestApp {
  const operators = [...app.operators.keys()];
  const all = new Map(
    operators.flatMap((at) => languages.map((one) => [`${at} ${one}`, less(app.words(one, at), lists)])),
  );
  const words = (language: Language, operator = '') =>
    all.get(`${operator} ${language}`) ?? app.words(language, operator);
  return { ...app, words };
}

function less(words: Words, lists: readonly string[]): Words {
  const isOut = (key: string) => lists.some((one) => key === one || key.startsWith(`${one}.`));
  return {
    language: words.language,
    say: (key, values) => words.say(key, values),
    has: (key, values) => !isOut(key) && words.has(key, values),
    lines: (key) => words.lines(key),
    list: (key) => (isOut(key) ? [] : words.list(key)),
    listOfAll: (key) => words.listOfAll(key),
  };
}
