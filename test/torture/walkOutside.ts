import type { Drivers } from '../../src/bot/outside/outside.js';
import { demoSecrets } from '../../src/bot/secrets/demoSecrets.js';
import { NotSaid } from '../../src/domain/door/outside.js';
import type { SecretSources } from '../../src/domain/door/secrets.js';

/** What is not ours, which can be gone at any moment. */
export class WalkOutside {
  away = false;
  /** They have nothing of the kind. */
  unsaid = false;
  /** The codes of SIM cards cannot be read. */
  sealed = false;

  readonly secrets: SecretSources = {
    simCodes: async (sim) => (this.sealed ? undefined : demoSecrets.simCodes(sim)),
  };

  readonly behind = (drivers: Drivers): Drivers =>
    new Map(
      [...drivers].map(([noun, driver]) => [
        noun,
        {
          page: (...of) => {
            if (this.unsaid) return Promise.reject(new NotSaid());
            return this.away ? Promise.reject(new Error('the other system is away')) : driver.page(...of);
          },
        },
      ]),
    );
}
