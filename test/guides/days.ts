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
  const read = day.setLocale('en-GB').toFormat(forms[language]?.day ?? 'dd.MM.yyyy');
  return {
    sent: day.toFormat('yyyy-MM-dd'),
    typed: day.toFormat('dd.MM.yyyy'),
    read,
    instant: `${read}${forms[language]?.join ?? ', '}00:00`,
  };
}

const forms: Readonly<Record<string, { readonly day: string; readonly join: string }>> = {
  fr: { day: 'dd/MM/yyyy', join: ' à ' },
  ru: { day: 'dd.MM.yyyy', join: ' ' },
  en: { day: 'd MMM yyyy', join: ', ' },
};
