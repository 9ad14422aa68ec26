import { asSaid } from '../conversation/control.js';
import type { Turn } from '../conversation/turn.js';

/** Yes, no, or neither: by the words of the language. */
export function yesOrNo(text: string, { words }: Turn): boolean | undefined {
  const said = asSaid(text);
  if (words.list('common:said.yes').includes(said)) return true;
  return words.list('common:said.no').includes(said) ? false : undefined;
}
