import { z } from 'zod';
import { activate } from '../lines/changes/activate.js';
import { dueOn } from '../operator/calendar.js';
import { lineRulesOf } from '../operator/index.js';
import { ok } from '../terms/result.js';
import { lineCommand } from './lineCommand.js';

const Input = z.object({ lines: z.string(), on: z.iso.date().optional() });

/** Telenet: activate a SIM card (T3). Until its date the line shows that it waits. */
export const activateLines = lineCommand<z.output<typeof Input>>({
  name: 'line.activate',
  allowed: ['fleetManager'],
  input: Input,
  offered: activate.offered,
  decide: () => ok({ change: activate.of({}) }),
  due: (operator, { on }, now) => dueOn(on, operator, now, lineRulesOf(operator).activation?.daysAhead ?? 0),
});
