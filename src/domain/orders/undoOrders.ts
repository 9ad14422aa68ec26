import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { type Command, command, type Done } from '../door/command.js';
import { type LineChanges, lineChanges } from '../lines/changes/index.js';
import { stateFact } from '../lines/facts.js';
import { countTyped } from '../operator/index.js';
import { wordOf } from '../records/standing.js';
import { ok, type Result } from '../terms/result.js';
import type { Verdict } from '../terms/verdict.js';
import { verdictsOf } from './lineWork.js';
import { cancelOrder } from './order.js';
import { type Placing, placeOrders } from './place.js';
import { type Undoing, undoing } from './undo.js';

const Input = z.object({ reference: z.string() });
type Input = z.output<typeof Input>;

const NAME = 'order.undo';

/**
 * In no guide: takes back what a command over lines did. Orders that wait for their date are cancelled; for what was
 * carried out there are new orders, which bring the lines back to what they were. `changes` are the kinds there are.
 */
export const undoOf = (changes: LineChanges): Command<Input> =>
  command<Input>({
    name: NAME,
    allowed: ['administrator', 'fleetManager', 'reseller'],
    offered: changes.offered,
    proof: 'none',
    input: Input,
    subject: ({ reference }) => `order:${reference}`,
    overLines: {
      verdicts: async (asking) => {
        const plan = await undoing({ ...asking, changes }, asking.input.reference);
        return plan.ok ? ok(verdicts(asking, plan.value)) : plan;
      },
    },
    run: async (work) => {
      const own = { ...work, changes };
      const plan = await undoing(own, work.input.reference);
      return plan.ok ? undone(own, plan.value) : plan;
    },
  });

export const undoOrders = undoOf(lineChanges);

async function undone(work: Placing<Input>, plan: Undoing): Promise<Result<Done>> {
  const { cancels, decisions } = plan;
  const counted = countTyped(work, verdicts(work, plan));
  if (!counted.ok) return counted;
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
  ...cancels.map(({ order, line }): Verdict => {
    // A line that is to be made will wait for its activation: as yet there is only its order.
    const { state, reason } = line ?? { state: 'pendingActive' };
    const stands = line === undefined ? [] : [stateFact(asking.operator, line)];
    return {
      ...{ line: order.line, number: order.number, seen: { state, reason } },
      now: [...stands, { word: wordOf(order, asking.now) }],
      after: [{ word: 'cancelled' }],
    };
  }),
  ...verdictsOf(asking, decisions, asking.now),
];
