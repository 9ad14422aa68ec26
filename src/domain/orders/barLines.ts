import { bars } from '../lines/bars.js';
import { barring } from '../lines/changes/barring.js';
import { switchLines } from './switchLines.js';

/** Telenet: what is barred on lines (T11). */
export const barLines = switchLines('line.bar', barring, bars, ['fleetManager']);
