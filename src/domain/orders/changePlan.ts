import { z } from 'zod';
import { plan } from '../lines/changes/plan.js';
import { planName } from '../lines/facts.js';
import { monthlyDifference, planAfter } from '../lines/plans.js';
import { ok } from '../terms/result.js';
import { lineCommand } from './lineCommand.js';

const Input = z.object({ lines: z.string(), plan: z.string() });

/** Telenet: change the plan of SIM cards (T7); Belarus: of numbers (B17). The difference is that of the month, with what ends. */
export const changePlan = lineCommand<z.output<typeof Input>>({
  name: 'line.changePlan',
  allowed: ['fleetManager', 'administrator'],
  input: Input,
  offered: plan.offered,
  reads: plan.reads,
  told: (operator, { plan: id }) => [{ name: planName(operator, id) }],
  decide: ({ operator, input, now }, line) => {
    const after = planAfter(operator, line, input.plan, now);
    if (!after.ok) return after;
    const difference = monthlyDifference(operator, line, after.value);
    return ok({
      change: plan.of(after.value),
      ...(difference && { price: { money: difference, per: 'month', difference: true } }),
    });
  },
});
