import type { Operator } from '../operator/index.js';
import type { Line, LinePackage } from '../records/line.js';
import type { LineBefore } from '../records/order.js';
import type { Fact, OneFact } from '../terms/fact.js';
import type { Language, LocalText } from '../terms/language.js';
import { fine, type Result } from '../terms/result.js';
import type { Switched } from '../terms/switched.js';

/** One thing that can be on or off on a line. */
export interface LineSwitch {
  readonly id: string;
  readonly name: LocalText;
  readonly conditions?: LocalText | undefined;
  /** The heading that it stands under. */
  readonly group?: LocalText | undefined;
  /** What people call it as well. */
  readonly also?: Partial<Record<Language, string[]>> | undefined;
  /** What helps to decide: its price, how long it runs. */
  readonly facts?: readonly Fact[] | undefined;
}

/** What it is turned with: of what runs for a time, from when until when, and when it is turned (ISO 8601). */
export interface Turning {
  readonly runs: readonly LinePackage[];
  readonly at: string;
}

/** Things of one kind that can be on or off on a line, each for itself: what is barred (T11), options (T8). */
export interface LineSwitches {
  /** All that the operator has, in its order. */
  of(operator: Operator): readonly LineSwitch[];
  isOn(line: Line, id: string): boolean;
  /** The line with some of them turned; the others stay. */
  turned(line: Line, switched: Switched, turning: Turning): Line;
  /** Why it cannot be turned so on this line; without it, it always can. */
  may?(operator: Operator, line: Line, id: string, on: boolean): Result<undefined>;
  /** Whether there is anything to turn on this line; without it, there is. */
  any?(operator: Operator, line: Line): Result<undefined>;
  /** What turning them costs; without it, nothing. */
  price?(operator: Operator, switched: Switched): Fact | undefined;
  /** From when until when those run that are turned on now. */
  begun?(operator: Operator, switched: Switched, now: Date): LinePackage[];
  /** From when until when those ran that a line had: turning one back goes on with that. */
  ran?(before: LineBefore): readonly LinePackage[];
  /** Until when one runs that is on, where it ends by itself. */
  until?(line: Line, id: string): string | undefined;
  /** What is said of a line on which none is on. */
  readonly none: OneFact;
}

/** What is on, by name. */
export function onFacts(switches: LineSwitches, operator: Operator, line: Line): OneFact[] {
  const on = switches.of(operator).filter(({ id }) => switches.isOn(line, id));
  if (on.length === 0) return [switches.none];
  return on.flatMap(({ id, name }) => {
    const until = switches.until?.(line, id);
    return until === undefined ? [{ name }] : [{ name }, { until }];
  });
}

/** Whether all of it can be turned so on a line: else why the first cannot. */
export function mayTurn(switches: LineSwitches, operator: Operator, line: Line, switched: Switched): Result<undefined> {
  const any = switches.any?.(operator, line) ?? fine;
  if (!any.ok) return any;
  for (const [id, on] of Object.entries(switched)) {
    const may = switches.may?.(operator, line, id, on) ?? fine;
    if (!may.ok) return may;
  }
  return fine;
}
