import { setTimeout as wait } from 'node:timers/promises';

/** Resolves as soon as something is so. Throws where it is not for ten seconds. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let looks = 0; looks < 1000; looks += 1) {
    if (await isSo()) return;
    await wait(10);
  }
  throw new Error('it never came to be so');
}
