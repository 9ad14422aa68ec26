import { z } from 'zod';
import type { OutsideNoun } from '../door/outside.js';
import { LocalText } from '../terms/language.js';

/** What a line has left now. */
export interface BucketsWanted {
  readonly operator: string;
  /** The company whose line it is: a number may have been another one's before. */
  readonly organisation: string;
  /** The line's MSISDN, E.164. */
  readonly number: string;
}

/** TM Forum TMF677: an allowance, with what is left of it. Calls are counted in seconds, SMS in pieces, data in kilobytes. */
export const Bucket = z
  .object({
    id: z.string(),
    /** The line's MSISDN, E.164. */
    number: z.string(),
    /** Of the plan itself, or on top of it. */
    part: z.enum(['plan', 'extra']),
    name: LocalText,
    of: z.enum(['calls', 'sms', 'data']),
    /** What is left; without it, it is unlimited. */
    available: z.number().nonnegative().optional(),
    /** What there was, where the other system says it. */
    total: z.number().nonnegative().optional(),
    from: z.iso.datetime(),
    /** Its last instant; without one it runs until it is turned off. */
    until: z.iso.datetime().optional(),
  })
  .refine(
    ({ total, available }) => total === undefined || (available !== undefined && available <= total),
    'what is left is part of what there is',
  );
export type Bucket = z.output<typeof Bucket>;

/** A line's allowances that are in force, those of the plan first. */
export const buckets: OutsideNoun<BucketsWanted, Bucket> = {
  name: 'buckets',
  row: Bucket,
  fits: ({ number }, wanted) => number === wanted.number,
};
