/** Everything about one operator that is data: `operators/<id>/`. */
export type { BilledMonths } from './billedRules.js';
export { type Called, choiceIn, spoken } from './called.js';
export {
  Catalogue,
  type GroupPack,
  goesWith,
  type InternetPackage,
  type Offer,
  type Plan,
  type PlanOption,
} from './catalogue.js';
export { contradictions } from './contradictions.js';
export { demoContradictions } from './demoContradictions.js';
export { DemoData, type DemoInstalment, type DemoUsage } from './demoData.js';
export { demoLines, organisationId, type SeededLine } from './demoLines.js';
export { demoStock } from './demoStock.js';
export { LineRules } from './lineRules.js';
export type { PhoneSettings } from './lines/serviceRules.js';
export type { StateAction } from './lines/stateRules.js';
export { currencyOf, languageOf, lineRulesOf, type Operator, pointOfSaleOf, ticketRulesOf } from './operator.js';
export {
  AddressInput,
  addressCountriesOf,
  addressOf,
  birthDays,
  bornIn,
  PersonInput,
  personOf,
  phoneHere,
} from './people.js';
export { PointOfSale, type RenewalType } from './pointOfSale.js';
export { type MenuStart, Profile, type UserProfiles } from './profile.js';
export { QuestionRules } from './questionRules.js';
export { hasOptions, ruled } from './ruled.js';
export { ANY_COMPANY, hasTeams, hasTenant, mayBeHeld, mayHold, type TeamsTenant } from './teamsTenants.js';
export { type BlankSims, TicketRules } from './ticketRules.js';
export { countToType, countTyped } from './typedCount.js';
