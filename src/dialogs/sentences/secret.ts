import { plainSigns } from '../../domain/terms/plainText.js';
import { holdsSecret } from '../../domain/values/identifiers.js';
import type { Turn } from '../conversation/turn.js';
import { phrasesIn } from '../days/phrases.js';
import { termsOf } from './tokens.js';

/** Whether a sentence says that it has a PIN in it: one of the words for that, and something that looks like one. */
export function namesSecret(text: string, { words, operator, speaking }: Turn): boolean {
  if (!holdsSecret(text) && !IN_GROUPS.test(plainSigns(text))) return false;
  const said = new Set(termsOf(text));
  const all = operator.profile.languages.map((language) => speaking(language).words);
  return [words, ...all].some((one) => phrasesIn(one, 'sentences:secret').some((word) => said.has(word)));
}

/** Two groups with a hyphen between them, or digits one by one: beside a word for a PIN they are one. */
const IN_GROUPS = /(?<![\p{L}\d+.,/-]|\d )(?:\d{2,4}-\d{2,4}|\d(?:[ -]\d){3,7})(?![\p{L}\d]|[.,/-]\d| \d)/u;
