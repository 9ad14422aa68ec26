import { Line } from '../../records/line.js';
import { bars } from '../bars.js';
import { switchKind } from './switchKind.js';

/** What is barred on a line (T11). */
export const barring = switchKind('barring', bars, {
  offered: ({ operator }) => operator.lineRules?.barring !== undefined,
  columns: Line.pick({ bars: true }),
});
