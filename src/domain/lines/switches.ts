import type { Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { OneFact } from '../terms/fact.js';
import type { LocalText } from '../terms/language.js';
import type { Switched } from '../terms/switched.js';

/** One thing that can be on or off on a line. */
export interface LineSwitch {
  readonly id: string;
  readonly name: LocalText;
  readonly conditions?: LocalText | undefined;
  /** The heading that it stands under. */
  readonly group?: LocalText | undefined;
}

/** Things of one kind that can be on or off on a line, each for itself: what is barred (T11), options (T8). */
export interface LineSwitches {
  /** All that the operator has, in its order. */
  of(operator: Operator): readonly LineSwitch[];
  isOn(line: Line, id: string): boolean;
  /** The line with some of them turned; the others stay. */
  turned(line: Line, switched: Switched): Line;
  /** What is said of a line on which none is on. */
  readonly none: OneFact;
}

/** What is on, by name. */
export function onFacts(switches: LineSwitches, operator: Operator, line: Line): OneFact[] {
  const on = switches.of(operator).filter(({ id }) => switches.isOn(line, id));
  return on.length === 0 ? [switches.none] : on.map(({ name }) => ({ name }));
}
