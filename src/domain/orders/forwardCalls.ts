import { z } from 'zod';
import { forwarding } from '../lines/changes/forwarding.js';
import { forwardTarget, noLoop } from '../lines/forwarding.js';
import { ALL_CONDITIONS, ringsFirst } from '../lines/forwardingChoices.js';
import { lineRulesOf } from '../operator/index.js';
import type { Line } from '../records/line.js';
import { type Forward, ForwardCondition, forwardConditions, type TurnedForwarding } from '../terms/forwarding.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { lineCommand } from './lineCommand.js';
import type { Deciding } from './lineWork.js';

const Input = z.object({
  action: z.enum(['set', 'cancel']),
  lines: z.string(),
  /** One of them, or all where forwarding is ended. */
  condition: z.string(),
  to: z.string().optional(),
  seconds: z.string().optional(),
});
type Input = z.output<typeof Input>;
type Asked = Deciding & { readonly input: Input };

/** Belarus, Kcell: where calls to numbers are forwarded, and when (B15, C16). */
export const forwardCalls = lineCommand<Input>({
  name: 'line.forwardCalls',
  allowed: ['administrator'],
  input: Input,
  offered: forwarding.offered,
  reads: forwarding.reads,
  decide: async (asking, line) => {
    const turned = asking.input.action === 'set' ? await set(asking, line) : ended(asking.input.condition, line);
    return turned.ok ? ok({ change: forwarding.of({ turned: turned.value }) }) : turned;
  },
});

async function set(asking: Asked, line: Line): Promise<Result<TurnedForwarding>> {
  const { operator, input } = asking;
  const { conditions = [] } = lineRulesOf(operator).forwarding ?? {};
  const id = conditions.find((one) => one.id === input.condition)?.id;
  if (id === undefined) return refuse('value.choice');
  if (input.to === undefined) return refuse('value.missing');
  const target = forwardTarget(operator, input.to);
  if (!target.ok) return target;
  const forward = forwardAfter(asking, id, target.value);
  if (!forward.ok) return forward;
  const open = await noLoop(asking, line, target.value, (other) => onceDone(asking, other));
  return open.ok ? ok({ [id]: forward.value }) : open;
}

/** With how long it rings before, where nobody replies. */
function forwardAfter({ operator, input }: Asked, id: ForwardCondition, to: string): Result<Forward> {
  if (!ringsFirst(id)) return ok({ to });
  const after = lineRulesOf(operator).forwarding?.seconds.find((one) => String(one) === input.seconds);
  if (after !== undefined) return ok({ to, after });
  return refuse(input.seconds === undefined ? 'value.missing' : 'value.choice');
}

/** What is on of what is to be ended. */
function ended(condition: string, { forwarding: on = {} }: Line): Result<TurnedForwarding> {
  const one = ForwardCondition.safeParse(condition);
  if (!one.success && condition !== ALL_CONDITIONS) return refuse('value.choice');
  const ids = one.success ? [one.data] : [...forwardConditions];
  const turned = ids.filter((id) => on[id] !== undefined);
  return turned.length === 0 ? refuse('forwarding.none') : ok(Object.fromEntries(turned.map((id) => [id, null])));
}

/** A line as it is once what is ordered of its forwarding is done: two who forward to each other at a time would make a loop. */
async function onceDone({ tables, changes, now }: Asked, line: Line): Promise<Line> {
  const orders = await tables.orders.where({ line: line.id });
  return orders
    .filter(({ endedAt, change }) => endedAt === undefined && change.kind === forwarding.kind)
    .reduce((before, { change }) => changes.of(change).applied(before, now.toISOString()), line);
}
