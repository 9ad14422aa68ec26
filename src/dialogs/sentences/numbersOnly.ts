import { looksSecret } from '../../domain/values/identifiers.js';
import { numbersSaid } from '../../domain/values/numbers.js';
import type { Turn } from '../conversation/turn.js';

/** A text beyond this is a list. */
const LONGEST = 200;

/** Whether a text is nothing but whole phone numbers: it says what is meant, and not what is wanted. */
export function isNumbers(text: string, { operator }: Pick<Turn, 'operator'>): boolean {
  if (text.length > LONGEST || looksSecret(text)) return false;
  const { whole, rest } = numbersSaid(text, operator.profile.country);
  return whole > 0 && !/[\p{L}\d%_]/u.test(rest);
}
