import type { Drivers } from '../../src/bot/outside/outside.js';

/** What is not ours, which can be gone at any moment. */
export class WalkOutside {
  away = false;

  readonly behind = (drivers: Drivers): Drivers =>
    new Map(
      [...drivers].map(([noun, driver]) => [
        noun,
        {
          page: (...of) => (this.away ? Promise.reject(new Error('the other system is away')) : driver.page(...of)),
        },
      ]),
    );
}
