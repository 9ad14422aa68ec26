import { ruled } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import { smsControl as switches } from '../smsControl.js';
import { switchKind } from './switchKind.js';

/** The ban on changing services by SMS or USSD (C15). */
export const smsControl = switchKind('smsControl', switches, {
  offered: ruled('smsControl'),
  columns: Line.pick({ smsControlBanned: true }),
});
