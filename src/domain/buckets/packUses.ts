import { z } from 'zod';
import type { OutsideNoun } from '../door/outside.js';

/** What lines have used this month of a group pack that they share. */
export interface PackUsesWanted {
  readonly operator: string;
  /** The company whose lines they are: a number may have been another one's before. */
  readonly organisation: string;
  /** By the catalogue's id. */
  readonly pack: string;
  /** Their MSISDNs, E.164. */
  readonly numbers: readonly string[];
}

/** TM Forum TMF677: what one line has used of what it shares. Calls are counted in seconds, SMS in pieces, data in kilobytes. */
export const PackUse = z.object({
  number: z.string(),
  pack: z.string(),
  of: z.enum(['calls', 'sms', 'data']),
  used: z.number().nonnegative(),
});
export type PackUse = z.output<typeof PackUse>;

/** What each line has used, by their numbers, the highest first. A line that has used nothing may be missing. */
export const packUses: OutsideNoun<PackUsesWanted, PackUse> = {
  name: 'packUses',
  row: PackUse,
  fits: ({ number, pack }, wanted) => pack === wanted.pack && wanted.numbers.includes(number),
  falls: ({ number }) => number,
};
