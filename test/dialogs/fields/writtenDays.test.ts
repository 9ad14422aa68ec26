import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { date, period } from '../../../src/dialogs/fields/index.js';
import { type Language, languages } from '../../../src/domain/terms/language.js';
import { tried } from './tried.js';

/** A day of the next twenty years, yyyy-mm-dd. */
const day = fc
  .integer({ min: 0, max: 20 * 365 })
  .map((days) => new Date(Date.UTC(2027, 1, 3) + days * 86_400_000).toISOString().slice(0, 10));
const runs = { numRuns: 200 };

describe.each(languages)('what is shown in %s can be typed back', (language) => {
  const [one, days] = [tried(date(), { language }), tried(period(), { language })];
  const { format } = one.turn;

  it('a day of a review, and a time of a list or a receipt', async () => {
    await fc.assert(
      fc.asyncProperty(day, fc.integer({ min: 0, max: 1439 }), async (given, minutes) => {
        expect(await one.typed(format.day(given))).toEqual({ value: given });
        // Kinshasa is one hour ahead.
        const at = new Date(Date.parse(`${given}T00:00:00Z`) + (minutes - 60) * 60_000).toISOString();
        expect(await one.typed(format.instant(at))).toEqual({ value: given });
      }),
      runs,
    );
  });

  it('a period, and one day as a period', async () => {
    await fc.assert(
      fc.asyncProperty(day, day, async (a, b) => {
        const [from = '', until = ''] = [a, b].sort();
        const written = await days.inWords({ from, until });
        expect(await days.typed(written)).toEqual({ value: { from, until } });
        expect(await days.typed(await days.inWords({ from, until: from }))).toEqual({ value: { from, until: from } });
      }),
      runs,
    );
  });

  it('and is understood in a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(day, async (given) => {
        expect(await one.said(`x ${format.day(given)}`)).toEqual({ value: given });
      }),
      runs,
    );
  });

  it.each(['5/12/26', '05.12.26', '5-12-2026', '2026-12-05', '2026/12/5', '５/１２/２０２６'])(
    '%s is the day first',
    async (said) => {
      expect(await one.typed(said)).toEqual({ value: '2026-12-05' });
    },
  );

  it('the month first is refused with the right form, never guessed', async () => {
    await fc.assert(
      fc.asyncProperty(
        day.filter((given) => Number(given.slice(8)) > 12),
        async (given) => {
          const [year, month, ofMonth] = given.split('-');
          const said = `${month}/${ofMonth}/${year}`;
          const read = await one.read(said);
          expect(read).toMatchObject({ code: 'value.dayFirst', details: { right: { day: given } } });
          expect(await days.typed(said)).toEqual({ problem: 'value.dayFirst' });
        },
      ),
      runs,
    );
  });
});

// 3 February 2027 is a Wednesday.
const spoken: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  fr: [
    ...([
      ['demain', '2027-02-04'],
      ['après-demain', '2027-02-05'],
      ['lundi', '2027-02-08'],
    ] as const),
    ...([
      ['lundi prochain', '2027-02-08'],
      ['dans 3 jours', '2027-02-06'],
      ['dans une semaine', '2027-02-10'],
    ] as const),
    ...([
      ['tout de suite', '2027-02-03'],
      ['Aujourd’hui', '2027-02-03'],
      ['5/12', '2027-12-05'],
    ] as const),
    ...([
      ['le 1er mars', '2027-03-01'],
      ['31 décembre 2027', '2027-12-31'],
      ['à partir du 5 mars', '2027-03-05'],
    ] as const),
    ...([
      ['dès demain', '2027-02-04'],
      ['2/1', '2028-01-02'],
      ['завтра', '2027-02-04'],
      ['tomorrow', '2027-02-04'],
    ] as const),
  ],
  ru: [
    ...([
      ['завтра', '2027-02-04'],
      ['послезавтра', '2027-02-05'],
      ['в понедельник', '2027-02-08'],
    ] as const),
    ...([
      ['в следующий понедельник', '2027-02-08'],
      ['через 3 дня', '2027-02-06'],
      ['через неделю', '2027-02-10'],
    ] as const),
    ...([
      ['сразу', '2027-02-03'],
      ['сейчас', '2027-02-03'],
      ['5.12', '2027-12-05'],
      ['5.12.', '2027-12-05'],
    ] as const),
    ...([
      ['1 марта', '2027-03-01'],
      ['31 декабря 2027 г.', '2027-12-31'],
      ['с завтрашнего дня', '2027-02-04'],
    ] as const),
    ...([['с 5 марта', '2027-03-05']] as const),
  ],
  de: [
    ...([
      ['morgen', '2027-02-04'],
      ['übermorgen', '2027-02-05'],
      ['am Montag', '2027-02-08'],
    ] as const),
    ...([
      ['nächsten Montag', '2027-02-08'],
      ['in 3 Tagen', '2027-02-06'],
      ['in einer Woche', '2027-02-10'],
    ] as const),
    ...([
      ['sofort', '2027-02-03'],
      ['heute', '2027-02-03'],
      ['5.12.', '2027-12-05'],
      ['ab dem 5. März', '2027-03-05'],
    ] as const),
    ...([
      ['31. Dezember 2027', '2027-12-31'],
      ['ab morgen', '2027-02-04'],
      ['ab sofort', '2027-02-03'],
    ] as const),
  ],
  en: [
    ...([
      ['tomorrow', '2027-02-04'],
      ['the day after tomorrow', '2027-02-05'],
      ['on Monday', '2027-02-08'],
    ] as const),
    ...([
      ['next Monday', '2027-02-08'],
      ['in 3 days', '2027-02-06'],
      ['in a week', '2027-02-10'],
    ] as const),
    ...([
      ['right now', '2027-02-03'],
      ['today', '2027-02-03'],
      ['5/12', '2027-12-05'],
      ['1st of March', '2027-03-01'],
    ] as const),
    ...([
      ['31 December 2027', '2027-12-31'],
      ['from 5 March', '2027-03-05'],
      ['at once', '2027-02-03'],
    ] as const),
    ...([['tomorrow, please', '2027-02-04']] as const),
  ],
};
describe.each(languages)('a day in words in %s', (language) => {
  const { typed, said } = tried(date(), { language });
  it.each(spoken[language])('%s is %s, in an answer as in a sentence', async (text, value) => {
    expect(await typed(text)).toEqual({ value });
    if (!/tomorrow|завтра/.test(text) || language === 'en' || language === 'ru')
      expect(await said(`x ${text}`)).toEqual({ value });
  });
});

const ends: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    'du 1 au 15 décembre',
    'du 1er au 15/12',
    '1/12/2027 – 15/12/2027',
    'jusqu’au 15 décembre',
    'la semaine prochaine',
    'de lundi à vendredi',
  ],
  ru: ['с 1 по 15 декабря', 'с 1 по 15.12', '01.12.2027 – 15.12.2027', 'до 15 декабря', 'на следующей неделе'],
  de: [
    'vom 1. bis 15. Dezember',
    '1.-15.12.',
    '01.12.2027 – 15.12.2027',
    'bis zum 15. Dezember',
    'nächste Woche',
    'von Montag bis Freitag',
  ],
  en: [
    'from 1 to 15 December',
    '1-15/12',
    '1 Dec 2027 – 15 Dec 2027',
    'until 15 December',
    'next week',
    'from Monday to Friday',
  ],
};
describe.each(languages)('where one day is asked in %s', (language) => {
  const { typed, said } = tried(date('line.noEnd'), { language });
  it.each(ends[language])('the end of %s is never dropped without a word', async (text) => {
    expect(await typed(text)).toEqual({ problem: 'line.noEnd' });
    expect(await said(`x ${text}`)).toEqual({ problem: 'line.noEnd' });
    expect(await tried(date(), { language }).typed(text)).toEqual({ problem: 'value.oneDay' });
  });
});

type Spoken = readonly (readonly [string, string, string])[];
const periods: Readonly<Record<Language, Spoken>> = {
  fr: [
    ...([
      ['hier', '2027-02-02', '2027-02-02'],
      ['la semaine dernière', '2027-01-25', '2027-01-31'],
    ] as const),
    ...([
      ['depuis le 10 janvier', '2027-01-10', '2027-02-03'],
      ['du 10 janvier', '2027-01-10', '2027-01-10'],
      ['depuis lundi', '2027-02-01', '2027-02-03'],
      ['du 1 au 15/1', '2027-01-01', '2027-01-15'],
    ] as const),
    ...([
      ['25/12 – 5/1', '2026-12-25', '2027-01-05'],
      ['janvier', '2027-01-01', '2027-01-31'],
    ] as const),
    ...([
      ['les 7 derniers jours', '2027-01-27', '2027-02-03'],
      ['5/12', '2026-12-05', '2026-12-05'],
    ] as const),
    ...([
      ['1/12 – 15/12/2026', '2026-12-01', '2026-12-15'],
      ['entre le 1/1/27 et le 2/1/27', '2027-01-01', '2027-01-02'],
    ] as const),
    ...([
      ['du 1 au 15 janvier', '2027-01-01', '2027-01-15'],
      ['le mois dernier', '2027-01-01', '2027-01-31'],
    ] as const),
  ],
  ru: [
    ...([
      ['вчера', '2027-02-02', '2027-02-02'],
      ['за прошлую неделю', '2027-01-25', '2027-01-31'],
    ] as const),
    ...([
      ['с понедельника', '2027-02-01', '2027-02-03'],
      ['с 1 по 15 января', '2027-01-01', '2027-01-15'],
    ] as const),
    ...([
      ['за январь', '2027-01-01', '2027-01-31'],
      ['с 1 по 15.01', '2027-01-01', '2027-01-15'],
    ] as const),
  ],
  de: [
    ...([
      ['gestern', '2027-02-02', '2027-02-02'],
      ['letzte Woche', '2027-01-25', '2027-01-31'],
    ] as const),
    ...([
      ['seit Montag', '2027-02-01', '2027-02-03'],
      ['1.–15.1.', '2027-01-01', '2027-01-15'],
    ] as const),
    ...([
      ['im Januar', '2027-01-01', '2027-01-31'],
      ['vom 1. bis 15. Januar', '2027-01-01', '2027-01-15'],
    ] as const),
  ],
  en: [
    ...([
      ['yesterday', '2027-02-02', '2027-02-02'],
      ['last week', '2027-01-25', '2027-01-31'],
    ] as const),
    ...([
      ['since Monday', '2027-02-01', '2027-02-03'],
      ['between 1 and 5 January', '2027-01-01', '2027-01-05'],
    ] as const),
    ...([
      ['in January', '2027-01-01', '2027-01-31'],
      ['1 Jan to 15 Jan', '2027-01-01', '2027-01-15'],
    ] as const),
  ],
};
describe.each(languages)('a period in words in %s', (language) => {
  const { typed, said } = tried(period(), { language });
  it.each(periods[language])('%s is %s to %s, in an answer as in a sentence', async (text, from, until) => {
    expect(await typed(text)).toEqual({ value: { from, until } });
    expect(await said(`x ${text}`)).toEqual({ value: { from, until } });
  });
});

/** The parts of a year, months from one to another, and what goes on until today; the same in each language, in this order. */
const parts: readonly (readonly [string, string])[] = [
  ['2026-10-01', '2026-12-31'],
  ['2027-01-01', '2027-02-03'],
  ['2026-01-01', '2026-12-31'],
  ['2026-04-01', '2026-06-30'],
  ['2025-07-01', '2025-09-30'],
  ['2026-07-01', '2026-12-31'],
  ['2026-10-01', '2026-12-31'],
  ['2026-11-01', '2027-02-03'],
  ['2026-12-01', '2027-02-03'],
  ['2026-11-03', '2027-02-03'],
  ['2027-01-20', '2027-02-03'],
  ['2025-01-01', '2025-12-31'],
  ['2025-03-01', '2025-06-30'],
];
const saidOfParts: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    ...['le trimestre dernier', 'depuis le début de l’année', 'l’année dernière', 'le 2e trimestre'],
    ...['le troisième trimestre 2025', 'le second semestre', 'd’octobre à décembre', 'depuis novembre'],
    ...['depuis début décembre', 'les 3 derniers mois', 'les 2 dernières semaines', 'en 2025', 'mars à juin 2025'],
  ],
  ru: [
    ...['за прошлый квартал', 'с начала года', 'за прошлый год', 'за 2-й квартал', 'за третий квартал 2025 года'],
    ...['за второе полугодие', 'с октября по декабрь', 'с ноября', 'с начала декабря', 'за последние 3 месяца'],
    ...['за последние 2 недели', 'за 2025 год', 'с марта по июнь 2025'],
  ],
  de: [
    ...['im letzten Quartal', 'seit Jahresbeginn', 'letztes Jahr', 'im 2. Quartal', 'im dritten Quartal 2025'],
    ...['im zweiten Halbjahr', 'von Oktober bis Dezember', 'seit November', 'seit Anfang Dezember'],
    ...['die letzten 3 Monate', 'die letzten 2 Wochen', 'für 2025', 'von März bis Juni 2025'],
  ],
  en: [
    ...['last quarter', 'since the beginning of the year', 'last year', 'Q2', 'in the third quarter of 2025'],
    ...['in the second half of the year', 'from October to December', 'since November'],
    ...['since the beginning of December', 'the last 3 months', 'the last 2 weeks', 'for 2025', 'March to June 2025'],
  ],
};
describe.each(languages)('quarters, halves, years and months in %s', (language) => {
  const { typed, said } = tried(period(), { language });
  it.each(saidOfParts[language].map((text, at) => [text, ...(parts[at] ?? ['', ''])] as const))(
    '%s is %s to %s, in an answer as in a sentence',
    async (text, from, until) => {
      expect(await typed(text)).toEqual({ value: { from, until } });
      expect(await said(`x ${text}`)).toEqual({ value: { from, until } });
    },
  );
});

describe('words that only look like days', () => {
  it.each([
    ['ru', 'сколько сейчас минут'],
    ['ru', 'осталось 30 минут'],
    ['fr', 'mon solde'],
    ['fr', 'dans 10 minutes'],
    ['de', 'die Karte ist so'],
    ['de', 'noch 10 Minuten'],
    ['en', 'how many minutes do I have now'],
    ['en', 'may I see it'],
    ['en', 'package 3000'],
  ] as const)('are none in %s: %s', async (language, text) => {
    expect(await tried(period(), { language }).said(text)).toBeUndefined();
  });

  it.each([
    ['en', 'block it from 1 dec', '2027-12-01'],
    ['de', 'verloren, morgen sperren', '2027-02-04'],
    ['fr', 'au 5 mars', '2027-03-05'],
  ] as const)('and a day is one beside them in %s: %s', async (language, text, day) => {
    expect(await tried(date(), { language }).said(text)).toEqual({ value: day });
  });
});

it('a period without a start, and a text about something else, are asked again', async () => {
  const { typed } = tried(period());
  for (const text of ['jusqu’au 15 janvier', 'pourquoi hier ?', 'mes commissions d’hier', '2030', 'n’importe quand'])
    expect(await typed(text)).toEqual({ problem: 'value.period' });
});

it('many days in one text are none: reading stops before it costs anything', async () => {
  const [one, days] = [tried(date()), tried(period())];
  for (const text of [
    '1.1. '.repeat(99),
    '1/1/2027 '.repeat(50),
    'le 1 mai le 2 mai le 3 mai le 4 mai le 5 mai le 6 mai le 7 mai ',
    '1.1.'.repeat(8000),
  ]) {
    expect(await one.typed(text)).toMatchObject({ problem: expect.any(String) });
    expect(await days.typed(text)).toMatchObject({ problem: expect.any(String) });
  }
});
