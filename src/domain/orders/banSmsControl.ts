import { smsControl as change } from '../lines/changes/smsControl.js';
import { smsControl } from '../lines/smsControl.js';
import { switchLines } from './switchLines.js';

/** Kcell: the ban on changing services by SMS or USSD (C15). */
export const banSmsControl = switchLines('line.smsControl', change, smsControl, ['administrator']);
