import { type Language, languages } from '../terms/language.js';
import type { Catalogue } from './catalogue.js';
import type { LineRules } from './lineRules.js';
import type { PointOfSale } from './pointOfSale.js';
import type { Profile } from './profile.js';
import type { QuestionRules } from './questionRules.js';
import type { TeamsTenant } from './teamsTenants.js';
import type { TicketRules } from './ticketRules.js';

/** One folder of `operators/`, read and checked. */
export interface Operator {
  readonly profile: Profile;
  readonly catalogue: Catalogue;
  readonly pointOfSale?: PointOfSale | undefined;
  readonly lineRules?: LineRules | undefined;
  readonly ticketRules?: TicketRules | undefined;
  readonly questionRules?: QuestionRules | undefined;
  /** What people do about themselves, such as looking at their own requests: nobody asks the staff about it. */
  readonly aboutOneself?: ReadonlySet<string>;
  /** Whether requests go to a ticket system of the operator's, by configuration. */
  readonly ticketSystem?: boolean;
  /** Whether what points of sale sell is carried out by the operator's back end, by configuration; else it stands in the books here. */
  readonly sellsByOrders?: boolean;
  /** Whose people may hold its accounts in Teams, by configuration; without any, nobody's. */
  readonly teamsTenants?: readonly TeamsTenant[];
}

/** The operator's data for points of sale. Throws where it has none: its profile then offers no such procedure. */
export function pointOfSaleOf({ profile, pointOfSale }: Operator): PointOfSale {
  if (pointOfSale === undefined) throw new Error(`${profile.id} has no pointOfSale.json`);
  return pointOfSale;
}

/** The operator's rules for mobile lines. Throws where it has none: its profile then offers no procedure about a line. */
export function lineRulesOf({ profile, lineRules }: Operator): LineRules {
  if (lineRules === undefined) throw new Error(`${profile.id} has no lines.json`);
  return lineRules;
}

/** The currency that the operator sells in: its first one. Throws where it has none. */
export function currencyOf({ profile, pointOfSale }: Operator): string {
  const currency = pointOfSale?.wallet.sellsIn ?? Object.keys(profile.currencies)[0];
  if (currency === undefined) throw new Error(`${profile.id} has no currency: profile.json names none`);
  return currency;
}

/** The language in which somebody is written to: their own, else the operator's first. */
export const languageOf = (
  { profile }: Operator,
  { language }: { readonly language?: Language | undefined },
): Language => language ?? profile.languages[0] ?? languages[0];

/** What the operator's staff does on request. Throws where that is nothing: its profile then offers no ticket. */
export function ticketRulesOf({ profile, ticketRules }: Operator): TicketRules {
  if (ticketRules === undefined) throw new Error(`${profile.id} has no tickets.json`);
  return ticketRules;
}
