/** `%` stands for any signs or none, `_` for one, everything else for itself. */
const any = '%';
const one = '_';

/** Whether a mask fits only the text that is equal to it. */
export const isPlain = (mask: string): boolean => !mask.includes(any) && !mask.includes(one);

/**
 * Gives the test whether a whole text fits a mask (B5). Never a regular expression: a mask is typed by people. A part
 * after a `%` is taken at the first place where it fits, so nothing is ever tried twice for an earlier `%`.
 */
export function maskTest(mask: string): (text: string) => boolean {
  if (isPlain(mask)) return (text) => text === mask;
  const [first = '', ...rest] = mask.split(any);
  const last = rest.pop();
  if (last === undefined) return (text) => text.length === mask.length && isAt(text, mask, 0);
  const between = rest.filter((part) => part !== '');
  return (text) => {
    const lastAt = text.length - last.length;
    if (lastAt < first.length || !isAt(text, first, 0) || !isAt(text, last, lastAt)) return false;
    let at = first.length;
    for (const part of between) {
      const found = placeOf(text, part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= lastAt;
  };
}

/** Whether a text fits a mask: for a single one. */
export const fitsMask = (text: string, mask: string): boolean => maskTest(mask)(text);

/** The first place from `start` on where the part, which has no `%`, fits; -1 when there is none. */
function placeOf(text: string, part: string, start: number): number {
  if (!part.includes(one)) return text.indexOf(part, start);
  for (let at = start; at + part.length <= text.length; at += 1) if (isAt(text, part, at)) return at;
  return -1;
}

function isAt(text: string, part: string, at: number): boolean {
  if (!part.includes(one)) return text.startsWith(part, at);
  for (let index = 0; index < part.length; index += 1) {
    if (part[index] !== one && part[index] !== text[at + index]) return false;
  }
  return true;
}
