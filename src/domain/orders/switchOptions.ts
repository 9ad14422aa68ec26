import { options as change } from '../lines/changes/options.js';
import { options } from '../lines/options.js';
import { switchLines } from './switchLines.js';

/** Telenet: options of SIM cards (T8); Belarus and Kcell: services of numbers (B8, B10, C8, C9). */
export const switchOptions = switchLines('line.options', change, options, ['fleetManager', 'administrator']);
