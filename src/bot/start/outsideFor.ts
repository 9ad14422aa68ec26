import type { Procedure } from '../../dialogs/definition/procedure.js';
import type { Operator } from '../../domain/operator/index.js';
import { byOperator, type OwnDriver } from '../outside/byOperator.js';
import type { Drivers } from '../outside/outside.js';
import { type Config, ConfigError } from './config.js';

/** What can read what is not ours. */
export interface Readers {
  /** What a program is given for all its operators. */
  readonly given: Drivers | undefined;
  demo(): Drivers;
  /** What operators' own back ends have: it comes first. */
  readonly own: readonly OwnDriver[];
}

/**
 * The drivers that run: of an operator's own back end, else those that are given, in the demo the demo's. Throws ConfigError where a
 * procedure is offered that reads what no driver has.
 */
export function outsideFor(
  { mode }: Pick<Config, 'mode'>,
  { given, demo, own }: Readers,
  operators: ReadonlyMap<string, Operator>,
  procedures: readonly Procedure[],
): Drivers {
  const common = given ?? (mode === 'demo' ? demo() : new Map());
  for (const [id, { profile }] of operators) {
    const isRead = (noun: string) => common.has(noun) || own.some((one) => one.noun === noun && one.has(id));
    const offered = new Set(Object.values(profile.roles).flat());
    for (const { id: procedure, ending } of procedures.filter((one) => offered.has(one.id))) {
      const missing = (ending.show?.query.from ?? ending.run?.command.knows?.from)?.find(({ name }) => !isRead(name));
      if (missing === undefined) continue;
      throw new ConfigError([
        `${id} offers ${procedure}, which shows ${missing.name}, and no driver is wired that reads it`,
        'name the interfaces of its back end (TMF), or implement Driver (src/domain/door/outside.ts) and give it to createApp in src/bot/main.ts, or name other OPERATORS',
      ]);
    }
  }
  return byOperator(common, own);
}
