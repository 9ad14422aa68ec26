import { z } from 'zod';
import type { OutsideNoun } from '../door/outside.js';
import { LocalText } from '../terms/language.js';
import { Money } from '../terms/money.js';
import { Month } from '../terms/month.js';

/** What a line was charged in months (yyyy-mm), both included. */
export interface ChargesWanted {
  readonly operator: string;
  /** The company whose line it is: a number may have been another one's before. */
  readonly organisation: string;
  /** The line's MSISDN, E.164. */
  readonly number: string;
  readonly from: string;
  readonly until: string;
}

/** What is charged, in the order in which it is shown. */
export const chargeGroups = ['fee', 'services', 'calls', 'sms', 'data'] as const;

/** TM Forum TMF678, applied customer billing rate: what a line was charged for one thing in one month. */
export const Charge = z
  .object({
    id: z.string(),
    /** The line's MSISDN, E.164. */
    number: z.string(),
    month: Month,
    group: z.enum(chargeGroups),
    /** What it is for, such as the plan. */
    name: LocalText,
    /** Without tax, and the tax on it. */
    net: Money,
    vat: Money,
  })
  .refine(({ net, vat }) => net.currency === vat.currency, 'the tax is in the currency of what it is on');
export type Charge = z.output<typeof Charge>;

/** What a line was charged, the newest month first; of one month, by falling id. */
export const charges: OutsideNoun<ChargesWanted, Charge> = {
  name: 'charges',
  row: Charge,
  fits: ({ number, month }, { number: wanted, from, until }) => number === wanted && month >= from && month <= until,
  falls: ({ month, id }) => `${month} ${id}`,
};
