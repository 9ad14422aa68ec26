import { type FakeTime, second } from '../outbox/fakeTime.js';
import type { LinesApp } from './linesApp.js';

/** Time passes, and all that becomes due is done. */
export async function pass({ app }: Pick<LinesApp, 'app'>, time: FakeTime, milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= second) {
    time.pass(second);
    for (let round = 0; round < 3; round++) {
      await app.store.transaction(async () => {});
      await app.outbox.idle();
    }
  }
}
