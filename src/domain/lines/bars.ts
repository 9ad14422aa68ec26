import { lineRulesOf } from '../operator/index.js';
import { bars as inOrder } from '../terms/bars.js';
import type { LineSwitches } from './switches.js';

/** What can be barred on a line (T11), under the headings of the guide. */
export const bars: LineSwitches = {
  of: (operator) =>
    (lineRulesOf(operator).barring ?? []).flatMap(({ group, bars }) => bars.map((one) => ({ ...one, group }))),
  isOn: ({ bars = [] }, id) => bars.some((one) => one === id),
  turned: (line, switched) => {
    const left = inOrder.filter((id) => switched[id] ?? bars.isOn(line, id));
    return { ...line, bars: left.length === 0 ? undefined : left };
  },
  none: { word: 'nothingBarred' },
};
