import { DateTime } from 'luxon';
import type { Offer } from '../operator/index.js';
import type { Period, Subscription } from '../records/customer.js';

/** Type, country and number in one key: one identity document registers one customer. `number` as the operator keeps it. */
export const documentKeyOf = (type: string, country: string, number: string): string =>
  [type, country, number].join(':');

/** From when until when a package runs, ISO 8601 in UTC: whole days on the operator's clocks. */
export function runOf(offer: Offer, from: Date, timeZone: string): { startsAt: string; endsAt: string } {
  const start = DateTime.fromJSDate(from, { zone: timeZone });
  const end = start.plus({ days: offer.days });
  return { startsAt: from.toISOString(), endsAt: end.toJSDate().toISOString() };
}

/** The last period that was bought: what a renewal goes on from. */
export const lastPeriod = ({ offer, startsAt, endsAt, upcoming = [] }: Subscription): Period =>
  upcoming.at(-1) ?? { offer, startsAt, endsAt };

/** The period that a renewal bought now adds: from the end of the last one, or from now if that is over. */
export function renewalOf(subscription: Subscription, offer: Offer, now: Date, timeZone: string): Period {
  const end = new Date(lastPeriod(subscription).endsAt);
  return { offer: offer.id, ...runOf(offer, end > now ? end : now, timeZone) };
}

/** The subscription with one more period; the one that runs comes first, those that are over are left out. */
export function renewed(subscription: Subscription, period: Period, now: Date): Subscription {
  const { offer, startsAt, endsAt, upcoming = [] } = subscription;
  const booked = [{ offer, startsAt, endsAt }, ...upcoming].filter((one) => new Date(one.endsAt) > now);
  const [current = period, ...later] = [...booked, period];
  return { ...subscription, ...current, upcoming: later };
}
