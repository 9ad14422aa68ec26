import { DateTime } from 'luxon';
import { list } from '../door/list.js';
import type { Operator } from '../operator/index.js';
import { type Choice, choose } from '../terms/choices.js';

/** Orders of so many months can be looked at; what has ended longer ago is in the archive. */
const MONTHS = 4;

/** The months that the list of orders can be narrowed to, this one first, as `yyyy-mm`. */
export const orderMonths = list(async ({ operator, now }, _, find) => {
  const { timeZone } = operator.profile;
  const first = DateTime.fromJSDate(now, { zone: timeZone }).startOf('month');
  const months = Array.from({ length: MONTHS }, (_each, back) => first.minus({ months: back }));
  const title = (month: DateTime) => month.setLocale(find.language).toLocaleString({ month: 'long', year: 'numeric' });
  const choice = (month: DateTime): Choice => ({
    ...{ value: month.toFormat('yyyy-MM'), title: title(month) },
    also: [month.setLocale(find.language).toFormat('LLLL')],
  });
  return choose(months.map(choice), find);
});

/**
 * Instants of a month on the operator's clocks, as masks of how they are kept: whole days as that, and the hours of the days at its
 * ends, where the operator's clocks are not those of UTC. Zones differ from it by whole hours where there are operators.
 */
export function masksOfMonth({ profile }: Operator, month: string): string[] {
  const begins = DateTime.fromFormat(month, 'yyyy-MM', { zone: profile.timeZone });
  if (!begins.isValid) return [];
  const [from, until] = [begins.toUTC(), begins.plus({ months: 1 }).toUTC()];
  const hours = Array.from({ length: until.diff(from, 'hours').hours }, (_each, hour) => from.plus({ hours: hour }));
  const dayOf = (hour: DateTime) => hour.toFormat('yyyy-MM-dd');
  return [...new Set(hours.map(dayOf))].flatMap((day) => {
    const own = hours.filter((hour) => dayOf(hour) === day);
    return own.length === HOURS ? [`${day}%`] : own.map((hour) => `${hour.toFormat("yyyy-MM-dd'T'HH")}%`);
  });
}
const HOURS = 24;
