import { z } from 'zod';

const deepest = 8;
const mostKeys = 500;
/** All texts and names of a card's answers together, in UTF-16 units: more than any card of ours can hold. */
const mostCharacters = 64_000;
/** Longer than any field takes: what is cut off would have been refused anyway, and is not kept either. */
const longestText = 32_000;

/** Plain, small, flat enough to be walked, and without the key that changes what an object is. */
function isPlain(value: unknown): boolean {
  let open: unknown[] = [value];
  let keys = 0;
  let characters = 0;
  for (let depth = 0; open.length > 0; depth += 1) {
    const objects = open.filter((item) => typeof item === 'object' && item !== null);
    const names = objects.flatMap((item) => Object.keys(item));
    keys += names.length;
    const texts = [...names, ...open].filter((item) => typeof item === 'string');
    characters += texts.reduce((sum, text) => sum + text.length, 0);
    if (names.includes('__proto__') || keys > mostKeys || characters > mostCharacters) return false;
    if (objects.length > 0 && depth >= deepest) return false;
    open = objects.flatMap((item) => Object.values(item));
  }
  return true;
}

/** What a card submits. */
export const Submitted = z.unknown().refine(isPlain).pipe(z.record(z.string(), z.json()));

/** What somebody typed. */
export const TypedText = z.string().transform((text) => text.slice(0, longestText));

/**
 * What was sent along, such as a picture or a voice note: of which kind it is, and nothing else. Files come by upload;
 * an address that a client names is no file of ours.
 */
export const SentKinds = z.array(z.object({ contentType: z.string().max(200) })).max(100);
