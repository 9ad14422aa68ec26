import { z } from 'zod';
import { Period } from '../records/customer.js';
import type { Sale } from '../records/wallet.js';

/** What a back end is asked to do for what was sold: a new subscription, or a further period of one. */
export const saleChanges = ['register', 'renew'] as const;
export type SaleChangeName = (typeof saleChanges)[number];

/** As an order keeps it: the package, and from when until when. */
export const SaleChange = z.object({ kind: z.enum(saleChanges), ...Period.shape });
export type SaleChange = z.output<typeof SaleChange>;

/** What carries out each kind of sale. */
export const changeOf: Readonly<Record<Sale['kind'], SaleChangeName>> = {
  registration: 'register',
  resubscription: 'renew',
};
