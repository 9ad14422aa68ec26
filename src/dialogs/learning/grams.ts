/** The shortest and the longest rows of letters that are looked at. */
const SHORTEST = 3;
const LONGEST = 4;
/** Where a word begins and ends: "^in" is no "in" in the middle. */
const BEGIN = '^';
const END = '$';

/**
 * What a text is made of, each with how often: rows of three and four letters within its words, its words, and its pairs of neighbours. Words
 * that share most of their rows are alike, whatever their endings, compounds and typing errors.
 */
export function gramsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (gram: string) => counts.set(gram, (counts.get(gram) ?? 0) + 1);
  for (const word of words) {
    const marked = `${BEGIN}${word}${END}`;
    for (let length = SHORTEST; length <= LONGEST; length++)
      for (let at = 0; at + length <= marked.length; at++) add(marked.slice(at, at + length));
    add(`${word} `);
  }
  words.slice(1).forEach((word, index) => {
    add(`${words[index]} ${word}`);
  });
  return counts;
}
