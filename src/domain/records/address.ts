import { z } from 'zod';

/** Where something is sent, as it was checked by the rules of its country (`values/address.ts`). */
export const Address = z.object({
  /** ISO 3166-1 alpha-2 */
  country: z.string(),
  /** Undefined in a country that has none. */
  postcode: z.string().optional(),
  place: z.string(),
  street: z.string(),
  houseNumber: z.string(),
  suffix: z.string().optional(),
  box: z.string().optional(),
});
export type Address = z.output<typeof Address>;
