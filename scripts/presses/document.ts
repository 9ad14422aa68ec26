import { fileURLToPath } from 'node:url';

const WITHIN = '## Within each procedure';

/** Where the counts are written, and how the part about what is within a procedure begins. */
export const head = {
  path: fileURLToPath(new URL('../../docs/presses.md', import.meta.url)),
  within: `${WITHIN}

Counted by \`npm run keyboard\`, which carries each guide out in Chromium by the keyboard alone, and by \`npm run presses:within\`. The same steps of the same
transcript before and now, from beginning the procedure, its search included, to its receipt or to what it shows, with the mistakes that the transcript makes.
*Keys*: all that are pressed, the letters of the answers and of the search among them. *Presses*: what a mouse presses for the same: each button, a field that has no focus by itself,
two for a choice in a list. *Before*: the commit before the page of issue 19 (5f777279), where a procedure is begun from the menu's card. –: not there, or the walker of today found no way in the page of then.
`,
};

/** What stands before that part, and the part itself. */
export function withinIn(text: string): { readonly before: string; readonly within: string } {
  const at = text.indexOf(WITHIN);
  return at === -1
    ? { before: `${text.trimEnd()}\n\n`, within: '' }
    : { before: text.slice(0, at), within: text.slice(at) };
}
