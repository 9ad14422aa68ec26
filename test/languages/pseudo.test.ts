import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { masked } from '../../src/domain/door/oneTimeCode.js';
import { addressCountriesOf } from '../../src/domain/operator/index.js';
import { guideClock } from '../guides/days.js';
import { transcripts } from '../guides/index.js';
import type { TestApp } from '../support/app.js';
import { plainBlanks, type SeenCard } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk, type Filled, textTalk } from '../support/talk.js';
import { type Allowed, allow, bare, pseudoRoot, readable, texts, untranslated } from './pseudo.js';

let root: string;
beforeAll(async () => {
  root = await pseudoRoot();
});
afterAll(() => rm(root, { recursive: true, force: true }));

const apps = sharedApps(() => ({ root, clock: guideClock }));
let app: TestApp;
/** Only the operator whose guide is played. */
const open = async (operator: string) => {
  app = await apps.open(operator);
};

/** What files are called everywhere. */
const FORMS = ['PDF', 'XLSX', 'CSV'];

/** The months as every language writes them, alone and in a date: they come from elsewhere, too. */
const forms: readonly Intl.DateTimeFormatOptions[] = (['long', 'short'] as const).flatMap((month) => [
  { month },
  ...(['year', 'day'] as const).map((beside) => ({ month, [beside]: 'numeric' as const })),
]);
const months = (['fr', 'ru', 'de', 'en'] as const).flatMap((language) =>
  forms.flatMap((form) =>
    Array.from({ length: 12 }, (_, index) =>
      new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: 'UTC', ...form }).format(
        new Date(Date.UTC(2026, index, 15)),
      ),
    ),
  ),
);

/** By operator: what is its own, made ready to be taken out of what is read. */
const known = new Map<string, Allowed>();
/** Operator data and the names of countries and languages come in the reader's language from elsewhere. */
function operatorData(operator: string): Allowed {
  const data = app.operators.get(operator);
  const names = new Intl.DisplayNames('fr', { type: 'region' });
  const sentTo = data === undefined ? [] : addressCountriesOf(data);
  const regions = [...(data?.pointOfSale?.countries ?? []), ...sentTo].map((code) => names.of(code) ?? code);
  const spoken = ['fr', ...(data?.profile.languages ?? [])].flatMap((language) => {
    const tongues = new Intl.DisplayNames(language, { type: 'language' });
    const names = (data?.profile.languages ?? []).map((code) => tongues.of(code) ?? code);
    // As at the beginning of a line, too.
    return [...names, ...names.map((name) => `${name.charAt(0).toLocaleUpperCase(language)}${name.slice(1)}`)];
  });
  const demo = texts(app.demoData.get(operator));
  const hidden = demo.filter((text) => text.includes('@')).map(masked);
  const own =
    known.get(operator) ??
    allow([...texts(data), ...demo, ...hidden, ...regions, ...spoken, ...months, 'г.', ...FORMS]);
  known.set(operator, own);
  return own;
}

/** The names under which the pseudo-locale shows this button, these fields and what is chosen in them. */
function shown(cards: readonly SeenCard[], press: string, filled: Filled): [string, Filled] {
  const isIt = (title: string | undefined) => title !== undefined && bare(title) === press;
  const card = cards.findLast(({ actions }) => actions.some(({ title }) => isIt(title)));
  const button = card?.actions.find(({ title }) => isIt(title))?.title ?? press;
  const names = Object.entries(filled).map(([label, value]) => {
    const input = card?.inputs.find((one) => bare(one.label) === label);
    const titles = input?.choices?.map(({ title }) => plainBlanks(title)) ?? [];
    return [input?.label ?? label, [value].flat().map((one) => titles.find((title) => isMeant(title, one)) ?? one)];
  });
  return [button, Object.fromEntries(names)];
}

const isMeant = (title: string, given: string | RegExp): boolean =>
  typeof given === 'string' ? bare(title) === given : given.test(bare(title));

/** A text that is typed, and where it is a list or names what it is for, what stands in it. */
const cellsOf = (typed: string): string[] => [typed, ...typed.split(/[;\n]| : /)];

const missingWords = () => app.lines.filter((line) => line.includes('words.missing'));

describe.each(
  transcripts.map((transcript) => [`${transcript.procedure}, ${transcript.operator}`, transcript] as const),
)('%s', (_name, { operator, login, before, cards, text }) => {
  it('says nothing on cards that is not in the words of the language', async () => {
    await open(operator);
    if (before !== undefined) {
      const other = await cardTalk(app, operator, before.login);
      for (const [press, filled] of before.cards) await other.press(...shown(other.cards(), press, filled));
      other.close();
    }
    const talk = await cardTalk(app, operator, login);
    const typed = cards.flatMap(([, filled]) => Object.values(filled).flat()).filter((one) => typeof one === 'string');
    const allowed = [operatorData(operator), allow(typed.flatMap(cellsOf))];
    const found = new Set(untranslated(talk.greeting, ...allowed));
    const seen = new Set<string>();
    for (const [press, filled] of cards) {
      const read = await talk.press(...shown(talk.cards(), press, filled));
      const all = [read, ...talk.cards().flatMap(({ json }) => readable(json))].filter((one) => !seen.has(one));
      for (const one of all) seen.add(one);
      for (const word of all.flatMap((one) => untranslated(one, ...allowed))) found.add(word);
    }
    talk.close();
    expect([...found]).toEqual([]);
    expect(missingWords()).toEqual([]);
  }, 30_000);

  it('says nothing in plain text that is not in the words of the language', async () => {
    await open(operator);
    if (before !== undefined) {
      const other = await textTalk(app, operator, before.login);
      for (const [said] of before.text) await other.say(said);
      other.close();
    }
    const talk = await textTalk(app, operator, login);
    const typed = allow([...text.flatMap(([said]) => cellsOf(said)), 'English', 'Русский', 'Deutsch']);
    const allowed = [operatorData(operator), typed];
    const found = new Set(untranslated(talk.greeting, ...allowed));
    for (const said of [...text.map(([line]) => line), 'aide', 'langue', 'annuler', 'xyz']) {
      for (const word of untranslated(await talk.say(said), ...allowed)) found.add(word);
    }
    talk.close();
    expect([...found]).toEqual([]);
    expect(missingWords()).toEqual([]);
  }, 30_000);
});

it('shows no word of its own on the pages', async () => {
  await open('konnect');
  const { cookie } = await app.signIn('konnect', 'agent1');
  for (const headers of [new Headers({ 'accept-language': 'fr' }), new Headers({ cookie })]) {
    const page = await (await fetch(`${app.url}/konnect`, { headers })).text();
    const shown = page.slice(page.indexOf('<title>')).replaceAll(/<(script|style|kbd)\b[^>]*>[^<]*<\/\1>/g, '');
    const body = plainBlanks(shown.replaceAll('&#39;', '’'));
    const attributes = [
      ...body.matchAll(
        /(?:aria-label|alt|title|placeholder|data-unreachable|data-unanswered|data-copied|data-too-soon|data-too-large)="([^"]*)"/g,
      ),
    ];
    const read = [body.replaceAll(/<[^>]*>/g, '\n'), ...attributes.map(([, value]) => value ?? '')];
    expect(read.flatMap((one) => untranslated(one, operatorData('konnect')))).toEqual([]);
    expect(page).toContain('⟦');
  }
});

it('is found when a word stands outside the locale, and a person’s own text, amounts and dates are not', () => {
  expect(untranslated('⟦Aide de ⟦Nom⟧⟧ Suivant: 40,00 USD')).toEqual(['Suivant']);
  const own = allow(['Exemple', 'Exemple & Fils']);
  expect(untranslated('⟦Nom⟧: Exemple\n22/11/2026 à 00:30 · OP7654321 | 1630 CDF = 1 USD', own)).toEqual([]);
  expect(untranslated('⟦Nom⟧: Exemple & Fils', own)).toEqual([]);
});
