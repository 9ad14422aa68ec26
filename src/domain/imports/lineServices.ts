import { z } from 'zod';
import { bars as allBars, Bar } from '../terms/bars.js';
import { type Forward, Forwarding, forwardConditions } from '../terms/forwarding.js';

/** What a cell says for "nothing of it": an empty one leaves what is there. */
const NONE = 'none';
const wordsOf = (text: string): string[] => (text.trim() === NONE ? [] : text.trim().split(/\s+/));

/** What is barred, by its names with blanks between. A line on which nothing is has none. */
export const barsCell = z
  .string()
  .transform(wordsOf)
  .pipe(z.array(Bar))
  .transform((named) => (named.length === 0 ? undefined : allBars.filter((bar) => named.includes(bar))));
export const barsText = (bars: readonly Bar[] | undefined): string => (bars?.length ? bars.join(' ') : NONE);

/** What is forwarded, as `CFU:+77010000002` or `CFNRy:+77010000002:20` (after so many seconds), with blanks between. */
export const forwardingCell = z
  .string()
  .transform((text) => {
    const words = wordsOf(text).map((word) => word.split(':'));
    return Object.fromEntries(
      words.map(([condition = '', to, after]) => [
        condition,
        { to, ...(after !== undefined && { after: Number(after) }) },
      ]),
    );
  })
  .pipe(Forwarding)
  .transform((forwarding) => (Object.keys(forwarding).length === 0 ? undefined : forwarding));
export function forwardingText(forwarding: Forwarding | undefined): string {
  const word = (condition: string, { to, after }: Forward) => [condition, to, after].filter(Boolean).join(':');
  const words = forwardConditions.flatMap((condition) => {
    const forward = forwarding?.[condition];
    return forward === undefined ? [] : [word(condition, forward)];
  });
  return words.length === 0 ? NONE : words.join(' ');
}
