import { z } from 'zod';

/** TM Forum service inventory: the states of a line, and why one is suspended. */
export const lineStates = ['pendingActive', 'active', 'suspended', 'terminated'] as const;
export const LineState = z.enum(lineStates);
export type LineState = z.output<typeof LineState>;
export const LineReason = z.enum(['asked', 'lost', 'stolen', 'debt']);
export type LineReason = z.output<typeof LineReason>;
