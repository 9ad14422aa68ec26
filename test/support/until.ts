import { setTimeout as wait } from 'node:timers/promises';

/** Resolves with what is looked for as soon as it is there, or so. Throws where it is not for ten seconds. */
export async function until<T>(look: () => T | Promise<T>): Promise<Exclude<T, false | undefined>> {
  for (let looks = 0; looks < 1000; looks += 1) {
    const found = await look();
    if (isThere(found)) return found;
    await wait(10);
  }
  throw new Error('it never came to be so');
}

const isThere = <T>(found: T): found is Exclude<T, false | undefined> => found !== undefined && found !== false;
