import { z } from 'zod';
import { deviceActions, deviceChoices, OTHER_DEVICE } from '../../../domain/lines/deviceChoices.js';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import { registerDevice } from '../../../domain/orders/registerDevice.js';
import { imei } from '../../../domain/values/identifiers.js';
import { procedure } from '../../definition/procedure.js';
import { action, choice, ifAsked, line, text } from '../../fields/index.js';

/**
 * Kcell: a device is registered with a number, or deleted (C14). The guide has the SIM card put into the device first, whose number
 * is then the last seen one; here another can be typed as well, and one that was lost is deleted in the same place.
 */
export const deviceRegistration = procedure({
  id: 'deviceRegistration',
  ask: {
    line: z.object({ lines: line() }),
    what: z.object({ action: action(), device: choice() }),
    imei: z.object({ imei: ifAsked(text(imei, 30)) }),
  },
  about: { lines: lineFit('device') },
  pick: (after) => ({
    lines: after([], linesFor('device')),
    action: after(['lines'], deviceActions),
    device: after(['lines', 'action'], deviceChoices),
  }),
  skip: (after) => ({ imei: after(['device'], ({ device }) => device !== OTHER_DEVICE) }),
  run: {
    command: registerDevice,
    with: ({ action: done, ...answers }) => ({ ...answers, action: Action.parse(done) }),
  },
});

/** What was chosen from the operator's list, which holds nothing else. */
const Action = z.enum(['register', 'remove']);
