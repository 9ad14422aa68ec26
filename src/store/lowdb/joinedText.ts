import { between, type MaskPart, type MaskSearch } from './maskSearch.js';

/**
 * Some texts as a single one: to look for a mask in it takes a fraction of the time that it takes to visit as many rows,
 * which lie all over the memory.
 */
export class JoinedText {
  readonly #whole: string;
  /** Where the sign before each text is, and the one after the last. */
  readonly #bounds: Uint32Array;
  /** A text has the sign that should be between two. */
  readonly #isMixed: boolean;

  constructor(private readonly texts: readonly string[]) {
    this.#whole = between + texts.join(between) + between;
    this.#bounds = new Uint32Array(texts.length + 1);
    let at = 0;
    texts.forEach((text, index) => {
      at += text.length + between.length;
      this.#bounds[index + 1] = at;
    });
    this.#isMixed = texts.some((text) => text.includes(between));
  }

  /** The part that is in the fewest of these texts. */
  rarest({ parts: [first, ...others] }: MaskSearch): MaskPart | undefined {
    if (first === undefined || others.length === 0) return first;
    const counted = [first, ...others].map((part) => ({ part, count: this.#placesOf(part).length }));
    return counted.reduce((rarest, one) => (one.count < rarest.count ? one : rarest)).part;
  }

  /** The indexes of the texts that fit, in their order. `part`: the one that is looked for. */
  fitting({ fits }: MaskSearch, part: MaskPart | undefined): number[] {
    const isFit = (index: number) => fits(this.texts[index] ?? '');
    if (part === undefined || this.#isMixed) return [...this.texts.keys()].filter(isFit);
    const places = this.#placesOf(part);
    return part.isAll ? places : places.filter(isFit);
  }

  /** The indexes of the texts that have the part. */
  #placesOf({ expression, length }: MaskPart): number[] {
    const places: number[] = [];
    let next = 0;
    expression.lastIndex = 0;
    while (expression.test(this.#whole)) {
      next = this.#firstAfter(expression.lastIndex - length, next);
      places.push(next - 1);
      if (next >= this.texts.length) break;
      expression.lastIndex = this.#bounds[next] ?? 0;
    }
    return places;
  }

  /** The first text that begins after this place. Those before `from` are known to begin earlier. */
  #firstAfter(at: number, from: number): number {
    let [low, high] = [from, this.texts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#bounds[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
