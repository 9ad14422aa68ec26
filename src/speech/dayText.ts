import type { Language } from '../domain/terms/language.js';
import type { Step } from '../domain/terms/report.js';
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

const steps = {
  day: { day: 'numeric', month: 'short' },
  week: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
} as const satisfies Record<Step, Intl.DateTimeFormatOptions>;
const isStep = (text: string): text is Step => Object.hasOwn(steps, text);
const stepForm = cached(
  (language, step) =>
    new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', ...(isStep(step) ? steps[step] : {}) }),
);

/** A day, week, month or year that begins with a day, yyyy-mm-dd: 28 nov., nov. 2026, 2026; a week by its first day. */
export const stepText = (from: string, step: Step, language: Language): string =>
  stepForm(language, step).format(new Date(`${from}T00:00:00Z`));
