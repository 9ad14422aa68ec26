import type { Procedure } from '../../dialogs/definition/procedure.js';
import { packUses } from '../../domain/buckets/packUses.js';
import type { Operator } from '../../domain/operator/index.js';
import { byOperator, type OwnDriver, type UnsaidNouns } from '../outside/byOperator.js';
import type { Drivers } from '../outside/outside.js';
import { type Config, ConfigError } from './config.js';

/** What can read what is not ours. */
export interface Readers {
  /** What a program is given for all its operators. */
  readonly given: Drivers | undefined;
  demo(): Drivers;
  /** What operators' own back ends have: it comes first. */
  readonly own: readonly OwnDriver[];
  /** What they have nothing of: it comes last. */
  readonly unsaid?: UnsaidNouns | undefined;
}

/**
 * The drivers that run: of an operator's own back end, else those that are given, in the demo the demo's. Throws ConfigError where a
 * procedure is offered that reads what no driver has.
 */
export function outsideFor(
  { mode }: Pick<Config, 'mode'>,
  { given, demo, own, unsaid }: Readers,
  operators: ReadonlyMap<string, Operator>,
  procedures: readonly Procedure[],
): Drivers {
  const common = given ?? (mode === 'demo' ? demo() : new Map());
  for (const [id, { profile, lineRules }] of operators) {
    const isThere = (noun: string) => common.has(noun) || own.some((one) => one.noun === noun && one.has(id));
    const isRead = (noun: string) => isThere(noun) || (unsaid?.has(id) === true && unsaid.drivers.has(noun));
    if (mode === 'live' && lineRules?.groupPacks?.notice !== undefined && !isThere(packUses.name))
      throw new ConfigError([
        `${id} tells companies of what is used beyond group packs (groupPacks.notice in lines.json), and no driver is wired that reads ${packUses.name}`,
        'take groupPacks.notice out of lines.json, or implement Driver (src/domain/door/outside.ts) for it and give it to createApp in src/bot/main.ts',
      ]);
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
  return byOperator(new Map([...(unsaid?.drivers ?? []), ...common]), own);
}
