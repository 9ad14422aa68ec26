import type { Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import { type Fit, thing } from '../terms/thing.js';
import { type LineUse, usable } from './find/use.js';

/** Lines that are shown: a selection by its id, or one line by its own. */
export const linesShown = thing<{ readonly operator: Operator; readonly lines: readonly Line[] }>('lines');

const isUsable = (operator: Operator, uses: readonly LineUse[], line: Line): boolean =>
  uses.some((use) => usable(operator, use, line).ok);

/** Lines of which one at least can be taken for one of these. */
export const linesFit = (...uses: readonly LineUse[]): Fit =>
  linesShown.when(({ operator, lines }) => lines.some((line) => isUsable(operator, uses, line)));

/** A single line that can be taken for one of these. */
export const lineFit = (...uses: readonly LineUse[]): Fit =>
  linesShown.when(({ operator, lines }) => lines.length === 1 && lines.every((line) => isUsable(operator, uses, line)));

/** A single line where requests to the staff can be about one. */
export const lineToAskAbout = linesShown.when(
  ({ operator, lines }) => operator.lineRules?.requests === true && lines.length === 1,
);
