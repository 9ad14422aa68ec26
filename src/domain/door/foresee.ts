import { countToType, type Operator } from '../operator/index.js';
import type { Actor } from '../records/account.js';
import type { Tables } from '../records/tables.js';
import { fine, ok, type Result } from '../terms/result.js';
import type { Foreseen } from '../terms/verdict.js';
import type { Command } from './command.js';
import { named } from './named.js';
import type { Clock } from './ports.js';
import { permitted } from './rights.js';
import { scoped } from './scope.js';

/** A command with what it is looked at with. */
export interface Foreseeing<I> {
  readonly command: Command<I>;
  readonly actor: Actor;
  readonly input: I;
  /** What the command's `knows` has found out. */
  readonly known?: unknown;
  /** Only some of the lines are shown: a yes is compared with what was shown before as a whole. */
  readonly inPart?: boolean | undefined;
}

/** Whether anything is to be said of a command before it is confirmed. */
export const isForeseen = <I>({ overLines, warnings, promises, foresee: costs }: Command<I>): boolean =>
  (overLines ?? warnings ?? promises ?? costs) !== undefined;

/**
 * What a command over lines would do to each of them, in a transaction: the command notes what is shown; what any other costs;
 * what speaks against it, and what is promised. Undefined: nothing is to be said. Refused as `execute` would refuse it whatever
 * the lines are.
 */
export async function foresee<I>(
  { clock, operatorOf }: { readonly clock: Clock; operatorOf(id: string): Operator },
  { command, actor, input, known, inPart = false }: Foreseeing<I>,
  all: Tables,
): Promise<Result<Foreseen | undefined>> {
  const operator = operatorOf(actor.operator);
  const allowed = permitted(command, actor, operator);
  const { overLines } = command;
  if (!allowed.ok || !isForeseen(command)) return allowed;
  const tables = scoped(all, actor);
  const asking = { actor, operator, tables, now: clock.now() };
  const guarded = (await command.guard?.(asking)) ?? fine;
  if (!guarded.ok) return guarded;
  const own = { ...asking, known, input: command.input.parse(input) };
  const warnings = (await command.warnings?.(own)) ?? [];
  const promised = await command.promises?.(own);
  if (overLines === undefined) {
    const costs = await command.foresee?.(own);
    return costs?.ok === false ? costs : ok({ verdicts: [], warnings, promised, ...costs?.value });
  }
  const verdicts = await overLines.verdicts(own);
  if (!verdicts.ok || verdicts.value === undefined) return verdicts.ok ? ok(undefined) : verdicts;
  if (!inPart) await overLines.shown?.(own, verdicts.value);
  return ok({
    verdicts: await named(tables, verdicts.value),
    waits: await overLines.waits?.(own, verdicts.value),
    count: countToType(operator, verdicts.value),
    warnings,
    promised,
  });
}
