import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { command, type Done, type Work } from '../door/command.js';
import { stateFact } from '../lines/facts.js';
import { ok, type Result } from '../terms/result.js';
import type { Verdict } from '../terms/verdict.js';
import { verdictsOf } from './lineWork.js';
import { cancelOrder } from './order.js';
import { placeOrders } from './place.js';
import { type Undoing, undoing } from './undo.js';

const Input = z.object({ reference: z.string() });
type Input = z.output<typeof Input>;

const NAME = 'order.undo';

/**
 * In no guide: takes back what a command over lines did. Orders that wait for their date are cancelled; for what was
 * carried out there are new orders, which bring the lines back to what they were.
 */
export const undoOrders = command<Input>({
  name: NAME,
  allowed: ['administrator', 'fleetManager'],
  offered: ({ operator: { lineRules } }) =>
    lineRules?.blocking !== undefined || lineRules?.activation !== undefined || lineRules?.internet !== undefined,
  proof: 'none',
  input: Input,
  subject: ({ reference }) => `order:${reference}`,
  overLines: {
    verdicts: async (asking) => {
      const plan = await undoing(asking, asking.input.reference);
      return plan.ok ? ok(verdicts(asking, plan.value)) : plan;
    },
  },
  run: async (work) => {
    const plan = await undoing(work, work.input.reference);
    return plan.ok ? undone(work, plan.value) : plan;
  },
});

async function undone(work: Work<Input>, plan: Undoing): Promise<Result<Done>> {
  const { cancels, decisions } = plan;
  const goes = decisions.some(({ wanted }) => wanted.ok);
  // Where nothing is taken back and nothing goes, this refuses before anything is written.
  const placed = goes || cancels.length === 0 ? await placeOrders(work, NAME, decisions, work.now) : undefined;
  if (placed?.ok === false) return placed;
  for (const { order } of cancels) await cancelOrder(work, order);
  const { reference = work.ids.code(8), facts = {} } = placed?.value ?? {};
  return ok({
    reference,
    facts: {
      of: { text: work.input.reference },
      ...facts,
      ...(cancels.length > 0 && { cancelled: { count: cancels.length } }),
    },
    verdicts: verdicts(work, plan),
  });
}

const verdicts = (asking: Asking, { cancels, decisions }: Undoing): Verdict[] => [
  ...cancels.map(
    ({ line }): Verdict => ({
      ...{ line: line.id, number: line.number, seen: { state: line.state, reason: line.reason } },
      now: [stateFact(asking.operator, line), { word: 'scheduled' }],
      after: [{ word: 'cancelled' }],
    }),
  ),
  ...verdictsOf(asking, decisions, asking.now),
];
