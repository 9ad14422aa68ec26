import { z } from 'zod';

/** What lines are made of that there is only once: a blank SIM card, a number, an extension of a company. */
export const stockKinds = ['simCard', 'number', 'extension'] as const;
export type StockKind = (typeof stockKinds)[number];

/**
 * A SIM card, a number or an extension, and whether somebody has it. SIM cards lie with the company that they were delivered to,
 * extensions are a company's; numbers are the operator's. Its id is made of what it is, so that nothing can be there twice (`lines/stock`).
 */
export const StockItem = z.object({
  id: z.string(),
  operator: z.string(),
  organisation: z.string().optional(),
  kind: z.enum(stockKinds),
  /** The ICCID, the number in E.164, or the extension. */
  value: z.string(),
  /** Of a number: which type the operator sells it as, by its id in lines.json. */
  numberType: z.string().optional(),
  /**
   * `held`: somebody is about to order it, or waits for a second administrator; `quarantined`: a number that a line had until
   * lately, which nobody gets yet. Both end by themselves.
   */
  state: z.enum(['free', 'held', 'ordered', 'used', 'quarantined']),
  hold: z
    .object({
      account: z.string(),
      conversation: z.string(),
      until: z.iso.datetime(),
      /** The request that it is kept for while that waits for a second administrator: for nothing else is it free. */
      request: z.string().optional(),
    })
    .optional(),
  /** The conversation that holds it. Rows of an older version have none: their hold ends within half an hour. */
  heldBy: z.string().optional(),
  /** When it is free again by itself. */
  freeAt: z.iso.datetime().optional(),
  /** The order that has taken it. */
  takenBy: z.string().optional(),
  /** A number that comes from another provider: it was never the operator's to give. */
  ported: z.literal(true).optional(),
});
export type StockItem = z.output<typeof StockItem>;
