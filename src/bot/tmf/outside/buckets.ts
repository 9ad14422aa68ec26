import { z } from 'zod';
import { type Bucket, type BucketsWanted, buckets } from '../../../domain/buckets/buckets.js';
import type { OutsidePage } from '../../../domain/door/outside.js';
import { Instant, isOfParty, partyOf, Refs } from './parts.js';
import { type Asked, allOf, type TmfDriver } from './reading.js';

/** What the units of an amount come to: seconds, pieces, kilobytes. */
const UNITS: Readonly<Record<string, number>> = {
  ...{ s: 1, sec: 1, second: 1, seconds: 1, min: 60, minute: 60, minutes: 60 },
  ...{ sms: 1, message: 1, messages: 1, unit: 1, units: 1, piece: 1, pieces: 1 },
  ...{ kb: 1, mb: 1024, gb: 1024 ** 2 },
};
const KINDS = { voice: 'calls', sms: 'sms', data: 'data' } as const;

/** TMF654: an allowance. It says what is left of it, and not what there was. */
const TmfBucket = z.object({
  id: z.string(),
  name: z.string().min(1),
  usageType: z.enum(['monetary', 'voice', 'data', 'sms', 'other']),
  status: z.string(),
  '@type': z.string().optional(),
  remainingValue: z.object({ amount: z.number().nonnegative(), units: z.string() }).optional(),
  /** Says in words what has no number. */
  remainingValueName: z.string().optional(),
  validFor: z.object({ startDateTime: Instant, endDateTime: Instant.optional() }),
  logicalResource: Refs,
  relatedParty: Refs,
});
type TmfBucket = z.output<typeof TmfBucket>;

/** What a line has left (TMF654), those of its plan first, then by name. Money on it is no allowance. */
export const tmfBuckets: TmfDriver<BucketsWanted, Bucket> = {
  noun: buckets,
  needs: ['TMF654'],
  page: async (asked, wanted, { after = '0', most }): Promise<OutsidePage<Bucket>> => {
    asked.signal.throwIfAborted();
    const all = await bucketsOf(asked, wanted);
    const until = Number(after) + most;
    return { rows: all.slice(Number(after), until), ...(until < all.length && { next: String(until) }) };
  },
};

async function bucketsOf(asked: Asked, { operator, organisation, number }: BucketsWanted): Promise<Bucket[]> {
  const party = partyOf(operator, organisation);
  const query = { 'logicalResource.id': number, 'relatedParty.id': party, status: 'active' };
  const found = await allOf(asked, 'TMF654', { path: ['bucket'], row: TmfBucket, query });
  return found
    .filter((one) => one.status === 'active' && isOfParty(one, party))
    .filter(({ logicalResource }) => logicalResource.some(({ id }) => id === number))
    .flatMap((one) => bucketOf(one, number))
    .toSorted((one, other) => rank(one) - rank(other) || one.id.localeCompare(other.id));
}

const rank = ({ part }: Bucket): number => (part === 'plan' ? 0 : 1);

function bucketOf(one: TmfBucket, number: string): Bucket[] {
  const { id, name, usageType, validFor, remainingValue, remainingValueName } = one;
  if (usageType === 'monetary' || usageType === 'other') return [];
  const { startDateTime: from, endDateTime: until } = validFor;
  const part = one['@type'] === 'PlanBucket' ? 'plan' : 'extra';
  const common = { id, number, part, name, of: KINDS[usageType], from, ...(until !== undefined && { until }) } as const;
  if (remainingValue === undefined && /^unlimited$/i.test(remainingValueName ?? '')) return [common];
  const { amount, units } = z.object({ amount: z.number(), units: z.string() }).parse(remainingValue);
  return [{ ...common, available: amount * z.number().parse(UNITS[units.toLowerCase()]) }];
}
