import { type Language, languages } from '../../domain/terms/language.js';
import { plain } from '../../domain/terms/plainText.js';
import type { Words } from '../../speech/words.js';
import type { Submit } from './submit.js';

/** What works at any moment, whatever is asked. */
export const controls = [
  ...(['menu', 'help', 'cancel', 'back', 'language', 'organisation'] as const),
  ...(['where', 'repeat', 'restart', 'person', 'history', 'drafts'] as const),
] as const;
export type Control = (typeof controls)[number];

/** A text as the words under `said` are compared with it: as `plain`, with no mark at its end. */
export const asSaid = (text: string): string => plain(text).replace(/(?<=[^\s.!?])[\s.!?]+$/, '');

const controlIn = ({ act }: Submit): Control | undefined => controls.find((control) => control === act);

/**
 * The control that a button or a typed word means, in whatever language it is said: the words stand under `said` in
 * `locales/<lng>/common.json`. A word that people also give as an answer, such as "home", is no control.
 */
export function controlOf(submit: Submit | undefined, text: string, words: Words): Control | undefined {
  if (submit !== undefined) return controlIn(submit);
  if (languageOf(text, words) !== undefined) return 'language';
  const said = asSaid(text);
  const found = controls.find((control) => words.listOfAll(`common:said.${control}`).includes(said));
  return found ?? (isNoRestart(said, words) ? 'restart' : undefined);
}

/** "No, start over": the no is to what is shown. */
function isNoRestart(said: string, words: Words): boolean {
  const [first = '', ...rest] = said.split(/[\s,.;:!-]+/);
  return (
    words.listOfAll('common:said.no').includes(first) && words.listOfAll('common:said.restart').includes(rest.join(' '))
  );
}

/**
 * The language that is wished for: "deutsch", "на русском". The name of the language spoken already is no wish but an
 * answer, so that somebody called Deutsch needs to say their name twice and not never.
 */
export function languageOf(text: string, words: Words): Language | undefined {
  const named = namedLanguage(text, words);
  return named === words.language ? undefined : named;
}

/** The language that somebody names, in whatever language they do. */
export function namedLanguage(text: string, words: Words): Language | undefined {
  const said = asSaid(text);
  return languages.find((language) => words.listOfAll(`common:said.speak.${language}`).includes(said));
}
