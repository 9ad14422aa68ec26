import { lineRulesOf } from '../operator/index.js';
import type { LineSwitches } from './switches.js';

const BAN = 'smsControl';

/** The ban on changing services by SMS or USSD from the line itself (C15). */
export const smsControl: LineSwitches = {
  of: (operator) => {
    const { smsControl: ban } = lineRulesOf(operator);
    return ban === undefined ? [] : [{ ...ban, id: BAN }];
  },
  isOn: ({ smsControlBanned = false }, id) => id === BAN && smsControlBanned,
  turned: (line, { [BAN]: on }) => (on === undefined ? line : { ...line, smsControlBanned: on ? true : undefined }),
  none: { word: 'off' },
};
