/** So many values of one label are told apart: each is a series that Prometheus keeps for weeks. */
const MOST = 400;
const WORD = /^[\w.:/-]{1,64}$/;
const OTHER = 'other';

type Bounds = <N extends string>(
  names: readonly N[],
  labels: Readonly<Record<string, string>>,
) => Partial<Record<N, string>>;

/**
 * Labels as they may stand in the figures: words of the program only, each of the names given and no other, and `other` for whatever comes
 * after too many of them. All of them come from the program's own lists; this holds where one day one does not.
 */
export function makeBounds(): Bounds {
  const seen = new Map<string, Set<string>>();
  const bounded = (name: string, value: string): string => {
    const known = seen.get(name) ?? new Set();
    seen.set(name, known);
    if (!WORD.test(value) || (!known.has(value) && known.size >= MOST)) return OTHER;
    known.add(value);
    return value;
  };
  return (names, labels) => {
    const own: Partial<Record<(typeof names)[number], string>> = {};
    for (const name of names) own[name] = bounded(name, labels[name] ?? 'none');
    return own;
  };
}
