import type { Procedure } from '../../dialogs/definition/procedure.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Drivers } from '../outside/outside.js';
import { type Config, ConfigError } from './config.js';

/**
 * The drivers that run: those that are given, in the demo the demo's. Throws ConfigError where a procedure is offered that
 * reads what no driver has.
 */
export function outsideFor(
  { mode }: Pick<Config, 'mode'>,
  given: Drivers | undefined,
  demo: () => Drivers,
  operators: ReadonlyMap<string, Operator>,
  procedures: readonly Procedure[],
): Drivers {
  const drivers = given ?? (mode === 'demo' ? demo() : new Map());
  for (const [id, { profile }] of operators) {
    const offered = new Set(Object.values(profile.roles).flat());
    for (const { id: procedure, ending } of procedures.filter((one) => offered.has(one.id))) {
      const missing = (ending.show?.query.from ?? ending.run?.command.knows?.from)?.find(
        ({ name }) => !drivers.has(name),
      );
      if (missing === undefined) continue;
      throw new ConfigError([
        `${id} offers ${procedure}, which shows ${missing.name}, and no driver is wired that reads it`,
        'implement Driver (src/domain/door/outside.ts) and give it to createApp in src/bot/main.ts, or name other OPERATORS',
      ]);
    }
  }
  return drivers;
}
