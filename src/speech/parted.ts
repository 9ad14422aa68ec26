import type { Words } from './words.js';

/** Things that have commas of their own, one after the other, as the language parts them. '' for none. */
export const parted = (parts: readonly string[], words: Words): string => {
  const [first = '', ...others] = parts;
  return others.reduce((before, next) => words.say('common:parted', { before, next }), first);
};
