import type { Operator } from '../../operator/index.js';
import type { Line } from '../../records/line.js';
import type { Fact } from '../../terms/fact.js';
import { fine, type Result } from '../../terms/result.js';
import type { AnyChangeKind } from '../changes/change.js';
import { type ChangeName, lineChanges } from '../changes/index.js';
import { hasSim, readsSms, toppedUp } from '../states.js';
import { changeable } from '../userData.js';

/** What a choice of lines knows of a use: a kind of change says it of itself. */
type Use = Pick<AnyChangeKind, 'usable' | 'usual' | 'reads'>;

const withoutChange = {
  any: { usable: () => fine },
  user: { usable: (_operator, line) => changeable(line) },
  secretCode: { usable: (operator, line) => readsSms(operator, line) },
  phoneSettings: { usable: (operator, line) => readsSms(operator, line) },
  topUps: { usable: (_operator, line) => toppedUp(line) },
  simCodes: { usable: (_operator, line) => hasSim(line) },
} as const satisfies Record<string, Use>;

/** What lines are chosen for. `any`: to be looked at, or where what is done is asked after the lines. */
export type LineUse = keyof typeof withoutChange | ChangeName;

const changesNothing = (use: LineUse): use is keyof typeof withoutChange => Object.hasOwn(withoutChange, use);

const useOf = (use: LineUse): Use => (changesNothing(use) ? withoutChange[use] : lineChanges.kind(use));

/** The state in which lines are that something is usually done to: those are shown first. */
export const usualState = (use: LineUse): Line['state'] | undefined => useOf(use).usual;

/** Whether a line, as it is, can be taken for this. */
export const usable = (operator: Operator, use: LineUse, line: Line): Result<undefined> =>
  useOf(use).usable(operator, line);

/** What is said of a line for this beside its state. */
export const besideState = (operator: Operator, use: LineUse, line: Line): Fact[] =>
  useOf(use).reads?.facts(operator, line) ?? [];
