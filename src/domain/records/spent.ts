import { z } from 'zod';

/** How much of a budget an account, a company or a line has used up (`door/budgets.ts`). `id` names both. */
export const Spent = z.object({
  id: z.string(),
  operator: z.string(),
  taken: z.int().positive(),
  /** From then on it begins anew. */
  expiresAt: z.iso.datetime(),
});
export type Spent = z.output<typeof Spent>;
