import type { Line } from '../records/line.js';
import { spellings } from '../terms/plainText.js';

/**
 * A line as a search compares it: the number's digits without +, then who uses it and what it is for, and both once more
 * where somebody without umlauts writes them in another way.
 */
export function soughtOf({
  number,
  user = '',
  description = '',
}: Pick<Line, 'number' | 'user' | 'description'>): string {
  const [usual = '', ...others] = spellings([user, description].filter((part) => part.trim() !== '').join(' '));
  return [number.replace('+', ''), usual, ...others].filter((part) => part !== '').join(' ');
}
