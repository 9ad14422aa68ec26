import { hasOptions } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import { options as switches } from '../options.js';
import { switchKind } from './switchKind.js';

/** The options and services that are on on a line (T8, B10, C8, C9). */
export const options = switchKind('options', switches, {
  offered: hasOptions,
  columns: Line.pick({ options: true }),
});
