import { type Operator, ruled } from '../../operator/index.js';
import type { Line } from '../../records/line.js';
import type { OneFact } from '../../terms/fact.js';
import { fine } from '../../terms/result.js';
import { planName } from '../facts.js';
import { besidePlan, endsBetween, OfPlan, someOffered, stillSold } from '../plans.js';
import { inState } from '../states.js';
import { changeKind } from './change.js';

/**
 * Another plan (T7, B17), with what the line has beside it afterwards: what does not go with the new plan ends. Only a line in
 * service changes its plan. Packages and options depend on the plan: an open order about them is in its way, and it in theirs.
 */
export const plan = changeKind({
  kind: 'plan',
  offered: ruled('planChange'),
  about: ['plan', 'internet', 'options', 'groupPack'],
  holds: OfPlan,
  columns: OfPlan,
  usual: 'active',
  reads: {
    facts: (operator, line) => [named(operator, line), ...besidePlan(operator, line)],
    // What stays beside the plan is not said; what comes back when it is undone is.
    between: (operator, before, after) => ({
      before: [named(operator, before)],
      after: [named(operator, after), ...endsBetween(operator, after, before)],
    }),
    ends: endsBetween,
    changed: 'line.planChanged',
  },
  open: (operator, now, held) => (held === undefined ? fine : stillSold(operator, held.plan, now)),
  ways: (_operator, line) => [line],
  fits: (operator, _held, line) => {
    const served = inState(line, 'active');
    return served.ok ? someOffered(operator, line.plan) : served;
  },
  applied: ({ plan, internet, packages, options, groupPack }, line) => ({
    ...line,
    ...{ plan, internet, packages, options, groupPack },
  }),
  opposite: (_held, before) => ({ kind: 'plan', ...before }),
});

const named = (operator: Operator, line: Pick<Line, 'plan'>): OneFact => ({ name: planName(operator, line.plan) });
