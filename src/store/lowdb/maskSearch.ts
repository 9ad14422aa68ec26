import { maskTest } from '../../domain/terms/mask.js';

/** Stands before and after every text of a joined one. */
export const between = '\0';
/** No more of a part is looked for: whoever types a mask of thousands of signs shall not make a long expression. */
const longestSought = 50;
/** Of so many parts at most it is found out how rare they are. */
const mostParts = 8;

/** A part of a mask, to be looked for in many texts at once. It has no repetition, so it is tried once at each place. */
export interface MaskPart {
  readonly expression: RegExp;
  /** Code units of what it finds. */
  readonly length: number;
  /** Whether a text fits the whole mask wherever this is found. */
  readonly isAll: boolean;
}

/** A mask as it is looked for among many texts. */
export interface MaskSearch {
  readonly fits: (text: string) => boolean;
  /** Each is in every text that fits: the longest of them. Without any, each text has to be tried. */
  readonly parts: readonly MaskPart[];
}

/** Reads a mask: what stands between two `%` are its parts. */
export function maskSearchOf(mask: string): MaskSearch {
  const fits = maskTest(mask);
  if (mask.includes(between)) return { fits, parts: [] };
  const pieces = mask.split('%');
  const last = pieces.length - 1;
  const bounded = pieces.map((piece, n) => `${n === 0 ? between : ''}${piece}${n === last ? between : ''}`);
  const sought = bounded.filter((piece) => piece !== '' && piece !== between);
  const longest = sought.toSorted((a, b) => b.length - a.length).slice(0, mostParts);
  const parts = longest.map((piece) => ({
    expression: expressionOf(piece.slice(0, longestSought)),
    length: Math.min(piece.length, longestSought),
    isAll: sought.length === 1 && piece.length <= longestSought,
  }));
  return { fits, parts };
}

/** A sign of a text is one code unit here, as in `maskTest`. */
function expressionOf(piece: string): RegExp {
  const source = Array.from({ length: piece.length }, (_, n) => piece.charCodeAt(n))
    .map((code) => (code === underscore ? `[^${escaped(0)}]` : escaped(code)))
    .join('');
  return new RegExp(source, 'g');
}

const underscore = '_'.charCodeAt(0);
const escaped = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
