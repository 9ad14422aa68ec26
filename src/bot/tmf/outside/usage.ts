import { z } from 'zod';
import { type UsageKind, type UsageRecord, type UsageWanted, usage } from '../../../domain/usage/usage.js';
import { Amount, Characteristics, Instant, isOfParty, Msisdn, partyOf, Refs } from './parts.js';
import { type Asked, allOf, type TmfDriver } from './reading.js';
import { backwards } from './windows.js';

/** What the interfaces call a call, an SMS, a data session. */
const kinds: Readonly<Record<string, UsageKind>> = { voice: 'call', call: 'call', sms: 'sms', data: 'data' };
const KILOBYTES: Readonly<Record<string, number>> = { B: 1 / 1024, KB: 1, MB: 1024, GB: 1024 ** 2 };

/** TMF635: one use of a line. */
const Usage = z.object({
  id: z.string(),
  usageDate: Instant,
  usageType: z.string().transform((type, context) => {
    const kind = kinds[type.toLowerCase()];
    if (kind === undefined) context.addIssue('is no kind of usage');
    return kind ?? 'call';
  }),
  status: z.string().optional(),
  relatedParty: Refs,
  usageCharacteristic: Characteristics,
  ratedProductUsage: z.array(z.object({ taxIncludedRatingAmount: Amount.optional() })).default([]),
});
type Usage = z.output<typeof Usage>;

/** A characteristic is a number, or a text that is one. */
const Count = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d+(?:\.\d+)?$/)
      .transform(Number),
  ])
  .pipe(z.number().nonnegative());
const Party = z.string().min(1).max(40);
const Direction = z.enum(['out', 'in']);

/** Usage details (TMF635), from the newest back: a week of a busy line is read at once, a quiet one in longer times. */
export const tmfUsage: TmfDriver<UsageWanted, UsageRecord> = {
  noun: usage,
  needs: ['TMF635'],
  page: (asked, wanted, place) =>
    backwards(usage, { ...wanted, ...place }, async (from, until) => {
      const found = await usesOf(asked, wanted, { from, until });
      return found.filter((row) => usage.fits(row, { ...wanted, from, until }));
    }),
};

async function usesOf(
  asked: Asked,
  { operator, organisation, number }: UsageWanted,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<UsageRecord[]> {
  const party = partyOf(operator, organisation);
  const query = {
    'relatedParty.id': party,
    'usageCharacteristic.value': number,
    ...{ 'usageDate.gte': from, 'usageDate.lt': until },
  };
  const found = await allOf(asked, 'TMF635', { path: ['usage'], row: Usage, query });
  return found.filter((one) => one.status !== 'rejected' && isOfParty(one, party)).map(recordOf);
}

/** One record, as we have it. Throws where it does not say what a record of its kind says. */
function recordOf({
  id,
  usageDate: at,
  usageType: kind,
  usageCharacteristic: has,
  ratedProductUsage,
}: Usage): UsageRecord {
  const rated = ratedProductUsage[0]?.taxIncludedRatingAmount;
  const common = { id, number: Msisdn.parse(has.get('msisdn')), at, ...(rated && { charge: rated }) };
  if (kind === 'data') {
    const factor = KILOBYTES[z.string().parse(has.get('unit')).toUpperCase()];
    return { ...common, kind, kilobytes: Count.parse(has.get('volume')) * z.number().parse(factor) };
  }
  const party = Party.optional().parse(has.get('party'));
  const other = { direction: Direction.parse(has.get('direction')), ...(party !== undefined && { party }) };
  return kind === 'sms'
    ? { ...common, ...other, kind }
    : { ...common, ...other, kind, seconds: Math.round(Count.parse(has.get('duration'))) };
}
