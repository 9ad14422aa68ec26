import { DateTime } from 'luxon';
import { z } from 'zod';
import { Currency, type Money, money } from '../../../domain/terms/money.js';

/** An amount as the interfaces write it, in hundredths: they give more decimals where one call is rated. Half goes away from zero. */
export const Amount = z
  .object({ unit: Currency, value: z.number() })
  .transform(({ unit, value }) => money(Math.sign(value) * Math.round(Math.abs(value) * 100), unit));

/** A line's number: E.164, of which some leave out the plus sign. */
export const Msisdn = z
  .string()
  .regex(/^\+?\d{5,15}$/)
  .transform((text) => (text.startsWith('+') ? text : `+${text}`));

/** An instant, in UTC. */
export const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());

export const Ref = z.object({ id: z.string() });
export const Refs = z.array(Ref).default([]);

/** Properties by their names; a name that stands twice counts once, as it stands first. */
export const Characteristics = z
  .array(z.object({ name: z.string(), value: z.unknown() }))
  .default([])
  .transform((all) => new Map(all.toReversed().map(({ name, value }) => [name, value])));

/** A day after everything that was ever booked. */
export const EVER = '9999-12-31';

/** The day (yyyy-mm-dd) of an instant on an operator's clocks. */
export const dayOf = (instant: string, zone: string): string =>
  DateTime.fromISO(instant, { zone }).toFormat('yyyy-MM-dd');
/** The first instant of a day on an operator's clocks. */
export const beginOf = (day: string, zone: string): string => DateTime.fromISO(day, { zone }).toJSDate().toISOString();

/** A company as the back end knows it: by its id of ours, without the operator's. */
export const partyOf = (operator: string, organisation: string): string => organisation.slice(operator.length + 1);

/** Whether a row says that it is that company's. One that says nothing is nobody's: a number may have been another one's before. */
export const isOfParty = (
  { relatedParty }: { readonly relatedParty: readonly { readonly id: string }[] },
  party: string,
): boolean => relatedParty.some(({ id }) => id === party);

/** The sum of amounts of one currency; undefined where there are none, or of two currencies. */
export function sumOf(amounts: readonly Money[]): Money | undefined {
  const [first] = amounts;
  if (first === undefined || amounts.some(({ currency }) => currency !== first.currency)) return undefined;
  return money(
    amounts.reduce((sum, { minor }) => sum + minor, 0),
    first.currency,
  );
}
