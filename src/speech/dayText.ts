import type { Language } from '../domain/terms/language.js';
import { cached } from './cached.js';

/** Day first in every language; English as in Britain, where a month that is named cannot be taken for a day. */
const region: Readonly<Record<Language, string>> = { fr: 'fr-FR', ru: 'ru-RU', de: 'de-DE', en: 'en-GB' };
const isLanguage = (text: string): text is Language => Object.hasOwn(region, text);
const localeOf = (language: string): string => (isLanguage(language) ? region[language] : language);

const dayForm = cached(
  (language, timeZone) =>
    new Intl.DateTimeFormat(localeOf(language), {
      ...{ timeZone, year: 'numeric' },
      ...(language === 'en' ? { day: 'numeric', month: 'short' } : { day: '2-digit', month: '2-digit' }),
    }),
);

/** The day of an instant, where the clocks show this time zone: 28.11.2026, 28/11/2026, 28 Nov 2026. */
export const instantDay = dayForm;
/** Its time: 24 hours, no seconds. */
export const instantTime = cached(
  (language, timeZone) =>
    new Intl.DateTimeFormat(localeOf(language), {
      ...{ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    }),
);

/** A day, yyyy-mm-dd, as the language writes it. */
export const dayText = (day: string, language: Language): string =>
  dayForm(language, 'UTC').format(new Date(`${day}T00:00:00Z`));
