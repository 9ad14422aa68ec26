import { DateTime } from 'luxon';

/** A day as a card's date input sends it, as it is typed, and as it is read in an answer and in a point in time. */
export interface Day {
  readonly sent: string;
  readonly typed: string;
  readonly read: string;
  readonly instant: string;
}

/** So many days from today on the operator's clocks. A guide never says the same day twice: they pass. */
export function dayFromToday(days: number, zone: string, language: string): Day {
  const day = DateTime.now().setZone(zone).startOf('day').plus({ days });
  const read = (style: Intl.DateTimeFormatOptions) => day.setLocale(language).toLocaleString(style);
  return {
    sent: day.toFormat('yyyy-MM-dd'),
    typed: day.toFormat('dd.MM.yyyy'),
    read: read(DateTime.DATE_FULL),
    instant: read(DateTime.DATETIME_MED),
  };
}
