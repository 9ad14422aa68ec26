import { ruled } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import { bars } from '../bars.js';
import { switchKind } from './switchKind.js';

/** What is barred on a line (T11). */
export const barring = switchKind('barring', bars, {
  offered: ruled('barring'),
  columns: Line.pick({ bars: true }),
});
