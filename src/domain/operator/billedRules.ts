import { z } from 'zod';
import { LocalText } from '../terms/language.js';

/** Papers about a month that is over and was billed: of how many such months there are some, and what is billed in the operator's words. */
export const BilledMonths = z.strictObject({
  monthsKept: z.int().positive(),
  /** The works that are billed, as papers name them. */
  works: z.strictObject({ fee: LocalText, usage: LocalText }),
});
export type BilledMonths = z.output<typeof BilledMonths>;

/** Invoices (B3): ordered by e-mail or downloaded, and how they are sent. */
export const Invoices = BilledMonths.extend({
  /** So many days at the beginning of a month nothing is ordered or downloaded: the invoices of the month before are being made. */
  closedFirstDays: z.int().nonnegative(),
  /** What a request to change their delivery is called, and the ways there are: by e-mail, or to a postal address. */
  delivery: z.strictObject({
    topic: LocalText,
    ways: z.array(z.strictObject({ id: z.enum(['email', 'post', 'courier']), name: LocalText })).min(1),
  }),
});

/** Certificates of completed work (C21); the billing account is chosen, or found by a number. */
export const Certificates = BilledMonths.extend({
  ways: z.array(z.strictObject({ id: z.enum(['account', 'number']), name: LocalText })).min(1),
});
