import type { Line } from '../records/line.js';
import { plain } from '../terms/plainText.js';

/** A line as a search compares it: the number's digits without +, then who uses it and what it is for. */
export const soughtOf = ({ number, user = '', description = '' }: Pick<Line, 'number' | 'user' | 'description'>) =>
  [number.replace('+', ''), plain(user), plain(description)].filter((part) => part !== '').join(' ');
