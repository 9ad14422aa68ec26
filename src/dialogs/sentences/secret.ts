import { holdsSecret } from '../../domain/values/identifiers.js';
import type { Turn } from '../conversation/turn.js';
import { phrasesIn } from '../days/phrases.js';
import { termsOf } from './tokens.js';

/** Whether a sentence says that it has a PIN in it: one of the words for that, and something that looks like one. */
export function namesSecret(text: string, { words, operator, speaking }: Turn): boolean {
  if (!holdsSecret(text)) return false;
  const said = new Set(termsOf(text));
  const all = operator.profile.languages.map((language) => speaking(language).words);
  return [words, ...all].some((one) => phrasesIn(one, 'sentences:secret').some((word) => said.has(word)));
}
