/** How much is sent at a time. */
const MOST = { things: 1_000, characters: 4 * 1024 * 1024 };

/** The things in groups that fit into memory: one alone may be bigger. */
export async function* portions<T>(
  things: Iterable<T> | AsyncIterable<T>,
  charactersOf: (thing: T) => number,
): AsyncGenerator<T[]> {
  let portion: T[] = [];
  let characters = 0;
  for await (const thing of things) {
    const own = charactersOf(thing);
    if (portion.length === MOST.things || (portion.length > 0 && characters + own > MOST.characters)) {
      yield portion;
      portion = [];
      characters = 0;
    }
    portion.push(thing);
    characters += own;
  }
  if (portion.length > 0) yield portion;
}
