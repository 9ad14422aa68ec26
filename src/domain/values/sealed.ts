import { z } from 'zod';

/**
 * A secret as it is carried about: state, inputs, rows, receipts and outbox messages have it sealed. Only the command it
 * is for, or the worker that hands it to the network, opens it (`Work.open`). The same secret sealed twice differs.
 */
export const Sealed = z.string().max(4000).brand<'Sealed'>();
export type Sealed = z.output<typeof Sealed>;
