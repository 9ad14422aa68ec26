import { z } from 'zod';
import { Language, LocalText } from './language.js';
import { Currency, Money, Rate } from './money.js';
import { Role } from './records/account.js';
import { Customer } from './records/customer.js';

const Id = z.string().regex(/^[a-z][A-Za-z0-9]*$/);
/** The paths whose figures no guide gives: invented, plausible, to be replaced by an operator. */
const demo = z.array(z.string()).optional();
const Country = z.string().regex(/^[A-Z]{2}$/);

/** `operators/<id>/profile.json`: who the operator is, and what it offers to whom. */
export const Profile = z.strictObject({
  id: Id,
  title: z.string().min(1),
  country: Country,
  timeZone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'unknown time zone'),
  /** Offered in this order; the first is the operator's own. */
  languages: z.array(Language).min(1),
  contact: z.strictObject({
    phone: z.string(),
    email: z.email(),
    hours: LocalText,
    /** Whom mail to customers comes from, if that is another address than `email`, which answers go to. */
    mailFrom: z.email().optional(),
  }),
  /** The procedures that each role finds in its menu, in this order. */
  roles: z.partialRecord(Role, z.array(Id)),
  demo,
});
export type Profile = z.output<typeof Profile>;

/** `operators/<id>/catalogue.json`: what is sold. */
export const Catalogue = z.strictObject({
  categories: z.array(z.strictObject({ id: Id, name: LocalText })).min(1),
  offers: z
    .array(
      z.strictObject({
        id: Id,
        category: Id,
        name: LocalText,
        price: Money,
        days: z.int().positive(),
      }),
    )
    .min(1),
  demo,
});
export type Catalogue = z.output<typeof Catalogue>;
export type Offer = Catalogue['offers'][number];

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

/** `operators/<id>/demo.json`: who and what is there when the demo is started for the first time. No real person. */
export const DemoData = z.strictObject({
  accounts: z.array(
    z.strictObject({
      login: z.string(),
      name: z.string(),
      role: Role,
      language: Language,
      password: z.string(),
      pin: z.string().optional(),
      balances: z.array(Money),
      /** What this account is good for, on the sign-in page. */
      note: LocalText,
    }),
  ),
  customers: z.array(
    Customer.pick({
      lastName: true,
      postName: true,
      firstName: true,
      documentType: true,
      documentNumber: true,
      country: true,
      phone1: true,
      email: true,
      address: true,
    }).extend({ modemSerial: z.string(), activationKey: z.string(), offer: Id }),
  ),
});
export type DemoData = z.output<typeof DemoData>;

/** One folder of `operators/`, read and checked. */
export interface Operator {
  readonly profile: Profile;
  readonly catalogue: Catalogue;
  readonly pointOfSale?: PointOfSale;
}

/** The operator's data for points of sale. Throws where it has none: its profile then offers no such procedure. */
export function pointOfSaleOf({ profile, pointOfSale }: Operator): PointOfSale {
  if (pointOfSale === undefined) throw new Error(`${profile.id} has no pointOfSale.json`);
  return pointOfSale;
}

/** What no single file can say about itself. Gives a sentence per contradiction, with the path. */
export function contradictions({ catalogue, pointOfSale }: Operator): string[] {
  const categories = new Set(catalogue.categories.map(({ id }) => id));
  const lost = catalogue.offers
    .filter(({ category }) => !categories.has(category))
    .map(({ id, category }) => `catalogue.json: offers.${id}.category: there is no category "${category}"`);
  const empty = [...categories]
    .filter((id) => !catalogue.offers.some(({ category }) => category === id))
    .map((id) => `catalogue.json: categories.${id}: no offer belongs to it`);
  const uncountable = catalogue.offers
    .filter(({ price }) => !hasCents(price.currency))
    .map(({ id, price }) => `catalogue.json: offers.${id}.price: ${price.currency} ${NO_CENTS}`);
  return [
    ...lost,
    ...empty,
    ...uncountable,
    ...duplicates('offers', catalogue.offers),
    ...pointOfSaleProblems(catalogue, pointOfSale),
  ];
}

function pointOfSaleProblems(catalogue: Catalogue, pointOfSale: PointOfSale | undefined): string[] {
  if (pointOfSale === undefined) return [];
  const { sellsIn, currencies, rate } = pointOfSale.wallet;
  const unpayable = catalogue.offers
    .filter(({ price }) => price.currency !== sellsIn)
    .map(({ id }) => `catalogue.json: offers.${id}.price: packages are sold in ${sellsIn}`);
  const unknown = [sellsIn, rate.from, rate.to]
    .filter((currency) => !currencies.includes(currency))
    .map((currency) => `pointOfSale.json: wallet: ${currency} is not among its currencies`);
  const uncountable = currencies
    .filter((currency) => !hasCents(currency))
    .map((currency) => `pointOfSale.json: wallet.currencies: ${currency} ${NO_CENTS}`);
  const unlike = pointOfSale.documentTypes
    .filter(({ pattern, example }) => !pattern.test(example))
    .map(({ id }) => `pointOfSale.json: documentTypes.${id}.example: does not look like its pattern`);
  const renewalTypes = duplicates('renewalTypes', pointOfSale.renewalTypes, 'pointOfSale.json');
  return [...unpayable, ...unknown, ...uncountable, ...unlike, ...renewalTypes];
}

function duplicates(list: string, rows: readonly { id: string }[], file = 'catalogue.json'): string[] {
  const seen = new Set<string>();
  return rows.flatMap(({ id }) => {
    if (seen.has(id)) return [`${file}: ${list}.${id}: stands there twice`];
    seen.add(id);
    return [];
  });
}

const NO_CENTS = 'does not have two decimals, and amounts are counted in hundredths';
/** A currency that ISO 4217 does not know (KONNECT's FCN) counts as one of two decimals. */
const hasCents = (currency: Currency): boolean =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits === 2;
