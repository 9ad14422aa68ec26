import { hash } from 'node:crypto';

/** Numbers that look thrown and are always the same: they follow from what they are for. */
export class Dice {
  readonly #bytes: Buffer;
  #at = 0;

  /** At most sixteen throws. */
  constructor(...seed: readonly (string | number)[]) {
    this.#bytes = hash('sha256', JSON.stringify(seed), 'buffer');
  }

  /** From 0 to one less than `sides`, which are 65,536 at most. */
  throw(sides: number): number {
    const thrown = this.#bytes.readUInt16BE(this.#at);
    this.#at += 2;
    return Math.floor((thrown * sides) / 65_536);
  }

  oneOf<T>(list: readonly T[]): T {
    const found = list[this.throw(list.length)];
    if (found === undefined) throw new Error('there is nothing to choose from');
    return found;
  }
}
