import { z } from 'zod';
import type { OutsideNoun } from '../door/outside.js';
import { Money } from '../terms/money.js';

/** What a line was used for in a time: instants (ISO 8601, UTC), the first included, the last not. */
export interface UsageWanted {
  readonly operator: string;
  /** The company whose line it is: a number may have been another one's before. */
  readonly organisation: string;
  /** The line's MSISDN, E.164. */
  readonly number: string;
  readonly from: string;
  readonly until: string;
  /** Only these; without them, all. */
  readonly kinds?: readonly UsageKind[] | undefined;
}

const common = {
  id: z.string(),
  /** The line's MSISDN, E.164. */
  number: z.string(),
  at: z.iso.datetime(),
  /** What it costs beside the plan's price. */
  charge: Money.optional(),
};
const withSomebody = {
  ...common,
  direction: z.enum(['out', 'in']),
  /** The other party as the network has it: E.164, a short number or a sender's name. Without one it hides its number. */
  party: z.string().optional(),
};

/** TM Forum TMF635: one call, SMS or data session. */
export const UsageRecord = z.discriminatedUnion('kind', [
  z.object({ ...withSomebody, kind: z.literal('call'), seconds: z.int().nonnegative() }),
  z.object({ ...withSomebody, kind: z.literal('sms') }),
  z.object({ ...common, kind: z.literal('data'), kilobytes: z.number().nonnegative() }),
]);
export type UsageRecord = z.output<typeof UsageRecord>;
export type UsageKind = UsageRecord['kind'];

/** Usage details of a line, newest first; of one instant, by falling id. */
export const usage: OutsideNoun<UsageWanted, UsageRecord> = {
  name: 'usage',
  row: UsageRecord,
  fits: ({ number, at, kind }, { number: wanted, from, until, kinds }) => {
    const [instant, first, end] = [at, from, until].map((text) => Date.parse(text));
    const isWithin = instant !== undefined && instant >= (first ?? instant) && instant < (end ?? 0);
    return number === wanted && isWithin && (kinds?.includes(kind) ?? true);
  },
  falls: ({ at, id }) => `${new Date(at).toISOString()} ${id}`,
};
