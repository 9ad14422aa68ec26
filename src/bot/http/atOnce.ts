/** Lets so many pieces of work of one key be under way at a time, and turns the others away: none of them waits here. */
export class AtOnce {
  readonly #underWay = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** What the work gives; undefined, and nothing done, when there is no room for it. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T | undefined> {
    const present = this.#underWay.get(key) ?? 0;
    if (present >= this.most) return undefined;
    this.#underWay.set(key, present + 1);
    try {
      return await work();
    } finally {
      const left = (this.#underWay.get(key) ?? 1) - 1;
      if (left > 0) this.#underWay.set(key, left);
      else this.#underWay.delete(key);
    }
  }
}
