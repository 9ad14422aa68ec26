import { plain } from '../../domain/terms/plainText.js';
import { numberSigns } from '../../domain/values/phone.js';
import type { Words } from '../../speech/words.js';
import type { Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';

/** Whether something is done with lines towards one other number: calls are forwarded to it. */
export const takesTarget = ({ fields }: Procedure): boolean =>
  fields.some(({ schema }) => kindOf(schema).mostLines !== undefined) &&
  fields.filter(({ schema }) => kindOf(schema).isPhone).length === 1;

/**
 * The number that the others are sent to: the last, where a word and no "and" stands before it. "From 0470… to 0471…" has one, "0470… and
 * 0471…" has none.
 */
export function targetIn(text: string, numbers: readonly string[], words: Words): string | undefined {
  const [before, last] = numbers.slice(-2);
  if (before === undefined || last === undefined) return undefined;
  const said = numberSigns(text);
  const until = said.lastIndexOf(last);
  const from = said.lastIndexOf(before, until - 1);
  if (from === -1 || until === -1) return undefined;
  const and = new Set(words.list('common:said.and').map(plain));
  const between = plain(said.slice(from + before.length, until)).match(/\p{L}+/gu) ?? [];
  return between.length > 0 && !between.some((word) => and.has(word)) ? last : undefined;
}
