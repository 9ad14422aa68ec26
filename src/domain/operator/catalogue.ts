import { z } from 'zod';
import { Language, LocalText } from '../terms/language.js';
import { Money } from '../terms/money.js';
import { demo, Id } from './common.js';

/** What is sold at a point of sale (KONNECT): a package for a number of days, in a category of customers. */
const Offer = z.strictObject({
  id: Id,
  category: Id,
  name: LocalText,
  price: Money,
  days: z.int().positive(),
});
export type Offer = z.output<typeof Offer>;

/** What a line is subscribed to. */
const Plan = z.strictObject({
  id: Id,
  name: LocalText,
  /** What people call it as well (T7: "Fleet Data 20"). */
  also: z.array(z.string().min(1)).optional(),
  /** A month. Without one, the guide gives none and nothing is said. */
  price: Money.optional(),
  /** The last day on which it can be ordered, where it has one; who has it keeps it. */
  soldUntil: z.iso.date().optional(),
  /** Whether mobile internet is part of it, or can be turned on. Without it a line has none. */
  internet: z.boolean(),
  /** For meters, terminals and trackers: nobody reads an SMS there. */
  machines: z.literal(true).optional(),
  /** What the plan itself gives, in megabytes a month, where the guide says. */
  includedMegabytes: z.int().positive().optional(),
});
export type Plan = z.output<typeof Plan>;

/** An option of a plan, or a service on top of it, which is turned on and off by itself (T8, B10, C8, C9). */
const PlanOption = z.strictObject({
  id: Id,
  name: LocalText,
  /** What people call it as well, by language. */
  also: z.partialRecord(Language, z.array(z.string()).min(1)).optional(),
  /** What is good to know of it, for whoever wants to know. */
  conditions: LocalText.optional(),
  /** A month, or once where it runs for some days. Without one it costs nothing to have. */
  price: Money.optional(),
  /** How long it runs, the day on which it is turned on being the first; without it, until it is turned off. */
  days: z.int().positive().optional(),
  /** The plans it goes with; without a list, all of them. */
  plans: z.array(Id).min(1).optional(),
  /** The heading that it stands under. */
  group: Id.optional(),
  /** Who turns it off: without it, the administrator. */
  turnedOffBy: z.literal('operator').optional(),
});
export type PlanOption = z.output<typeof PlanOption>;

/** A package of mobile internet that is added to a line's plan. */
const InternetPackage = z.strictObject({
  id: Id,
  name: LocalText,
  /** Megabytes in all; without one it is unlimited. */
  megabytes: z.int().positive().optional(),
  price: Money,
  /** How long it runs; without one it is renewed every month until it is turned off. */
  days: z.int().positive().optional(),
  /** `main`: a line has one of them, choosing another replaces it. `additional`: comes on top, any number of them. */
  use: z.enum(['main', 'additional']),
  /** The plans it goes with; without a list, all that have mobile internet. */
  plans: z.array(Id).min(1).optional(),
});
export type InternetPackage = z.output<typeof InternetPackage>;

/** Minutes, SMS or megabytes a month that lines share: each line that is in it brings its part (T15, T21). */
const GroupPack = z.strictObject({
  id: Id,
  name: LocalText,
  /** What people call it as well, by language. */
  also: z.partialRecord(Language, z.array(z.string()).min(1)).optional(),
  of: z.enum(['calls', 'sms', 'data']),
  /** What a line brings a month: minutes, SMS or megabytes. */
  amount: z.int().positive(),
  /** A month, for each line that is in it. */
  price: Money,
  /** What a minute, an SMS or a megabyte costs beyond what its lines bring together. Without it nobody can be told what that comes to. */
  beyond: Money.optional(),
  /** The plans it goes with; without a list, all of them. */
  plans: z.array(Id).min(1).optional(),
});
export type GroupPack = z.output<typeof GroupPack>;

/** Whether an option, or a package of a plan with mobile internet, goes with a plan, named by its id. */
export const goesWith = ({ plans }: Pick<InternetPackage, 'plans'>, plan: string): boolean =>
  plans?.includes(plan) ?? true;

/** `operators/<id>/catalogue.json`: what is sold. */
export const Catalogue = z.strictObject({
  categories: z.array(z.strictObject({ id: Id, name: LocalText })).default([]),
  offers: z.array(Offer).default([]),
  plans: z.array(Plan).default([]),
  /** What options stand under, in this order. */
  optionGroups: z.array(z.strictObject({ id: Id, name: LocalText })).default([]),
  options: z.array(PlanOption).default([]),
  internetPackages: z.array(InternetPackage).default([]),
  groupPacks: z.array(GroupPack).default([]),
  demo,
});
export type Catalogue = z.output<typeof Catalogue>;
