import { z } from 'zod';
import { type Check, inDays } from '../door/check.js';
import { handOver } from '../lines/changes/handOver.js';
import { terminate } from '../lines/changes/terminate.js';
import { daysToCome, dueOn, todayOf } from '../operator/calendar.js';
import { lineRulesOf, type Operator } from '../operator/index.js';
import type { OneFact } from '../terms/fact.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { lineUser } from '../values/text.js';
import { moreThanAlone } from './fourEyes.js';
import { lineCommand } from './lineCommand.js';
import type { Wanted } from './lineWork.js';
import { onWorkingDay } from './porting.js';

/** What becomes of the number. */
export const After = z.enum(['released', 'portedOut', 'kept', 'handedOver']);

const Input = z.object({
  lines: z.string(),
  becomes: After,
  newUser: lineUser.optional(),
  on: z.iso.date().optional(),
});
type Input = z.output<typeof Input>;

/**
 * Telenet: an employee leaves, a number is stopped (T13), at once or on a day; or somebody else gets it. Until the day it can be
 * taken back. Where an account ends more numbers than the operator lets it within so many hours, a second one approves it.
 */
export const endLines = lineCommand<Input>({
  name: 'line.end',
  allowed: ['fleetManager'],
  input: Input,
  offered: terminate.offered,
  decide: ({ operator, input }) => wanted(operator, input),
  due: endingDue,
  told: (operator, { becomes, on }): OneFact[] => [
    ...(endingOf(operator)?.numbers ?? []).filter(({ id }) => id === becomes).map(({ name }) => ({ name })),
    ...(on === undefined ? [] : [{ day: on }]),
  ],
  waits: async (asking, lines) => {
    const rule = endingOf(asking.operator)?.fourEyes;
    const ends = asking.input.becomes !== 'handedOver' && rule !== undefined;
    return ends && moreThanAlone(asking, lines, rule, ({ kind }) => kind === terminate.kind);
  },
  warnings: (lines) =>
    lines.some(({ state, reason }) => state === 'suspended' && reason === 'debt')
      ? [{ code: 'line.billOpen', details: {} }]
      : [],
});

const endingOf = (operator: Operator) => lineRulesOf(operator).ending;

/** A number that goes to another provider does so on a working day, also where it is to go today. */
function endingDue(operator: Operator, { becomes, on }: Pick<Input, 'becomes' | 'on'>, now: Date): Result<Date> {
  const due = dueOn(on, operator, now, endingOf(operator)?.daysAhead ?? 0);
  if (!due.ok || becomes !== 'portedOut') return due;
  const ported = onWorkingDay(operator, on ?? todayOf(operator, now));
  return ported.ok ? due : ported;
}

/** The same of a day that was typed. */
export const endingDay: Check<{ readonly becomes: string }> = inDays(
  ({ operator, now }) => daysToCome(operator, now, endingOf(operator)?.daysAhead ?? 0),
  ({ operator, now }, { becomes }, on) => {
    const due = endingDue(operator, { becomes: After.parse(becomes), on }, now);
    return due.ok ? ok(on) : due;
  },
);

function wanted(operator: Operator, { becomes, newUser }: Input): Result<Wanted> {
  if (endingOf(operator)?.numbers.some(({ id }) => id === becomes) !== true) return refuse('value.choice');
  if (becomes !== 'handedOver') return ok({ change: terminate.of({ numberAfter: becomes }) });
  return newUser === undefined ? refuse('value.missing') : ok({ change: handOver.of({ user: newUser }) });
}
