import { z } from 'zod';
import type { OutsideNoun } from '../door/outside.js';
import { LocalText } from '../terms/language.js';
import { Money } from '../terms/money.js';

/** Whose agreement is wanted. */
export interface AgreementsWanted {
  readonly operator: string;
  readonly organisation: string;
}

/** TM Forum TMF651: what an operator has agreed with a company, and what the company is known by. */
export const Agreement = z.object({
  id: z.string(),
  organisation: z.string(),
  company: z.string(),
  /** What the tax office knows it by, and the office of statistics. */
  taxNumber: z.string(),
  statisticsCode: z.string().optional(),
  bankAccounts: z.array(z.object({ iban: z.string(), bank: z.string() })),
  number: z.string(),
  signedOn: z.iso.date(),
  state: z.enum(['active', 'suspended', 'ended']),
  /** In advance, or by bill. */
  payment: z.enum(['advance', 'credit']),
  /** What the company has with the operator; less than nothing: what it owes. */
  balance: Money,
  /** How and where invoices come. */
  delivery: z.object({ way: LocalText, to: z.string() }),
});
export type Agreement = z.output<typeof Agreement>;

/** The agreements of a company, the latest first. */
export const agreements: OutsideNoun<AgreementsWanted, Agreement> = {
  name: 'agreements',
  row: Agreement,
  fits: ({ organisation }, wanted) => organisation === wanted.organisation,
  falls: ({ signedOn, id }) => `${signedOn} ${id}`,
};
