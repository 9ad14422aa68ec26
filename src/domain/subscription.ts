import { DateTime } from 'luxon';
import type { Offer } from './operator.js';

/** Type, country and number in one key: one identity document registers one customer. `number` as the operator keeps it. */
export const documentKeyOf = (type: string, country: string, number: string): string =>
  [type, country, number].join(':');

/** From when until when a package runs, ISO 8601 in UTC: whole days on the operator's clocks. */
export function runOf(offer: Offer, from: Date, timeZone: string): { startsAt: string; endsAt: string } {
  const start = DateTime.fromJSDate(from, { zone: timeZone });
  const end = start.plus({ days: offer.days });
  return { startsAt: from.toISOString(), endsAt: end.toJSDate().toISOString() };
}
