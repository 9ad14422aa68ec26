import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { linesFit } from '../../../domain/lines/linesShown.js';
import { newPlans, planCategories } from '../../../domain/lines/planChoices.js';
import { changePlan } from '../../../domain/orders/changePlan.js';
import { procedure } from '../../definition/procedure.js';
import { choice, lines } from '../../fields/index.js';

/**
 * Telenet: change the plan of SIM cards (T7); Belarus: of numbers (B17). Lines, category, new plan; the review is the guide's
 * table of previous and new plans, with the difference of a month and what ends. A single category is not asked.
 */
export const planChange = procedure({
  id: 'planChange',
  ask: {
    lines: z.object({ lines: lines() }),
    plan: z.object({ category: choice(), plan: choice() }),
  },
  about: { lines: linesFit('plan') },
  pick: (after) => ({
    lines: after([], linesFor('plan')),
    category: after(['lines'], planCategories),
    plan: after(['lines', 'category'], newPlans),
  }),
  run: { command: changePlan, with: ({ lines, plan }) => ({ lines, plan }) },
});
