import { z } from 'zod';
import { demo } from './common.js';
import { BillingRules } from './lines/billingRules.js';
import { CardRules } from './lines/cardRules.js';
import { ServiceRules } from './lines/serviceRules.js';
import { StateRules } from './lines/stateRules.js';

/** `operators/<id>/lines.json`: what differs in what may be done with mobile lines. Prices and plans are the catalogue's. */
export const LineRules = z.strictObject({
  ...StateRules.shape,
  ...CardRules.shape,
  ...ServiceRules.shape,
  ...BillingRules.shape,
  demo,
});
export type LineRules = z.output<typeof LineRules>;
