import { z } from 'zod';
import { LocalText } from '../terms/language.js';
import { Currency, Rate } from '../terms/money.js';
import { Country, demo, Id } from './common.js';

function asPattern(source: string, context: z.RefinementCtx<string>): RegExp {
  try {
    return new RegExp(`^(?:${source})$`);
  } catch {
    context.addIssue({ code: 'custom', message: 'is no regular expression' });
    return z.NEVER;
  }
}

/** `operators/<id>/pointOfSale.json`: what differs for registering customers at a point of sale. */
export const PointOfSale = z.strictObject({
  wallet: z.strictObject({
    /** The accounts of an agent, in the order in which the guide lists them. */
    currencies: z.array(Currency).min(1),
    /** The one that packages are paid from. */
    sellsIn: Currency,
    rate: Rate,
    /** What an agent earns with a sale, in basis points of its price. */
    commissionBasisPoints: z.int().min(0).max(10_000),
  }),
  countries: z.array(Country).min(1),
  /** What people call a country beside its name, in any language: "RDC", "USA". */
  countryNames: z.partialRecord(Country, z.array(z.string().min(1)).min(1)).optional(),
  documentTypes: z
    .array(
      z.strictObject({
        id: Id,
        name: LocalText,
        /** What the number of such a document looks like, as a regular expression over its capital letters and digits. */
        pattern: z.string().transform(asPattern),
        example: z.string(),
      }),
    )
    .min(1),
  /** What an agent agrees with a customer who renews: the package they have, or another one. */
  renewalTypes: z.array(z.strictObject({ id: Id, name: LocalText, package: z.enum(['same', 'other']) })).min(1),
  /** What the operator calls its sales in reports. */
  saleKinds: z.strictObject({ registration: LocalText, resubscription: LocalText }),
  demo,
});
export type RenewalType = PointOfSale['renewalTypes'][number];
export type PointOfSale = z.output<typeof PointOfSale>;
