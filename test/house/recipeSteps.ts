/** One thing that a recipe says: a file that is written, or lines that are added to one that is there. */
export interface RecipeStep {
  readonly path: string;
  readonly adds: boolean;
  readonly code: string;
  /** The heading under which it stands. */
  readonly heading: string;
}

/** A code block under a line that is nothing but a path, or "In" a path. */
const BLOCK = /^(In )?`([^`\n]+)`:?\n\n```(\w+)\n([\s\S]*?)^```$/gm;

export function stepsOf(recipe: string): RecipeStep[] {
  return recipe.split(/^(?=## )/m).flatMap((section) => {
    const heading = section.slice(0, section.indexOf('\n')).replace('## ', '');
    return [...section.matchAll(BLOCK)].map(([, isIn, path = '', , code = '']) => ({
      ...{ path, code, heading },
      adds: isIn !== undefined,
    }));
  });
}

/** How many files are touched, and how many lines are written in them. */
export const costOf = (steps: readonly RecipeStep[]) => ({
  files: new Set(steps.map(({ path }) => path)).size,
  lines: steps.flatMap(({ adds, code }) => {
    const lines = code.trimEnd().split('\n');
    return adds ? lines.filter((line) => line.startsWith('+')) : lines;
  }).length,
});

/** A text after a step: the parts of a block with `+` stand between lines `…`, in the order of the text. */
export const after = ({ path, adds, code }: RecipeStep, text: string): string =>
  adds
    ? code
        .trimEnd()
        .split(/\n…\n/)
        .reduce((lines, part) => added(path, lines, part.split('\n')), text.split('\n'))
        .join('\n')
    : code;

/** The lines with `+` come where the others stand, once. A line with `-` is replaced. */
function added(path: string, lines: readonly string[], part: readonly string[]): string[] {
  const there = part.filter((line) => !line.startsWith('+')).map((line) => line.slice(1));
  const places = lines.flatMap((_, at) => (there.every((one, n) => isLike(lines[at + n] ?? '', one)) ? [at] : []));
  const [place] = places;
  if (place === undefined || places.length > 1)
    throw new Error(`docs/adding-a-procedure.md: ${path} has ${places.length} places for\n${part.join('\n')}`);
  let at = place;
  let rest = '';
  const changed = part.flatMap((line) => {
    if (line.startsWith('+')) return [line.slice(1).replace(/…$/, rest)];
    const old = lines[at++] ?? '';
    if (line.startsWith(' ')) return [old];
    rest = old.slice(line.length - 2);
    return [];
  });
  return [...lines.slice(0, place), ...changed, ...lines.slice(at)];
}

/** `…` at the end is the rest of a line. */
const isLike = (line: string, wanted: string): boolean =>
  wanted.endsWith('…') ? line.startsWith(wanted.slice(0, -1)) : line === wanted;
