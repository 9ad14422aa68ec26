import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import type { Change } from '../lines/changes/change.js';
import { resume } from '../lines/changes/resume.js';
import { suspend } from '../lines/changes/suspend.js';
import { dueOn } from '../operator/calendar.js';
import { lineRulesOf, type Operator } from '../operator/index.js';
import type { OneFact } from '../terms/fact.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { needsSecond } from './fourEyes.js';
import { lineCommand } from './lineCommand.js';
import type { Wanted } from './lineWork.js';

const Input = z.object({
  action: z.enum(['suspend', 'resume']),
  lines: z.string(),
  reason: z.enum(['asked', 'lost', 'stolen']).optional(),
  on: z.iso.date().optional(),
});
type Input = z.output<typeof Input>;

/** Kcell: block and unblock a number (C12); Telenet: suspend and reactivate a SIM card (T10); Belarus: pause (B14). */
export const blockLines = lineCommand<Input>({
  name: 'line.block',
  allowed: ['administrator', 'fleetManager'],
  input: Input,
  offered: suspend.offered,
  decide: ({ operator, input }) => wanted(operator, input),
  due: (operator, { on }, now) => dueOn(on, operator, now, blockingOf(operator)?.daysAhead ?? 0),
  told,
  waits,
});

/** Kcell: blocking many lines needs a second administrator. */
async function waits(asking: Asking & { readonly input: Input }, lines: readonly string[]): Promise<boolean> {
  return asking.input.action === 'suspend' && needsSecond(asking, lines);
}

function told(operator: Operator, { action, reason, on }: Input): OneFact[] {
  const { actions = [], reasons = [] } = blockingOf(operator) ?? {};
  const named = [...actions.filter(({ id }) => id === action), ...reasons.filter(({ id }) => id === reason)];
  return [...named.map(({ name }) => ({ name })), ...(on === undefined ? [] : [{ day: on }])];
}

const blockingOf = (operator: Operator) => lineRulesOf(operator).blocking;

function wanted(operator: Operator, input: Input): Result<Wanted> {
  const rules = blockingOf(operator);
  if (rules?.actions.some(({ id }) => id === input.action) !== true) return refuse('actor.notAllowed');
  const change = changeOf(operator, input);
  return change.ok ? ok({ change: change.value }) : change;
}

/** Where the operator has one reason only, nobody was asked for it. */
function changeOf(operator: Operator, { action, reason }: Input): Result<Change> {
  if (action === 'resume') return ok(resume.of({}));
  const reasons = blockingOf(operator)?.reasons.map(({ id }) => id) ?? [];
  const given = reason ?? (reasons.length === 1 ? reasons[0] : undefined);
  return given !== undefined && reasons.includes(given) ? ok(suspend.of({ reason: given })) : refuse('value.choice');
}
