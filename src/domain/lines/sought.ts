import type { Line } from '../records/line.js';
import { plain, spellings } from '../terms/plainText.js';

type Named = Pick<Line, 'number' | 'user' | 'description'>;

/** What a store compares of a line: what it is searched by, and what it is sorted by where it is called something. */
export const textsOf = (line: Named): Pick<Line, 'sought' | 'called'> => ({
  sought: soughtOf(line),
  called: plain(whoseOf(line) ?? '') || undefined,
});

/** Who uses a line; where nobody is named, what it is for. */
export const whoseOf = ({ user, description }: Pick<Line, 'user' | 'description'>): string | undefined =>
  user ?? description;

/**
 * A line as a search compares it: the number's digits without +, then who uses it and what it is for, and both once more
 * where somebody without umlauts writes them in another way.
 */
function soughtOf({ number, user = '', description = '' }: Named): string {
  const [usual = '', ...others] = spellings([user, description].filter((part) => part.trim() !== '').join(' '));
  return [number.replace('+', ''), usual, ...others].filter((part) => part !== '').join(' ');
}
