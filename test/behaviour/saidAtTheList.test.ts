import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date('2026-11-18T09:00:00Z') } });
});
afterAll(() => app.stop());

/** What is answered to a text at the list of lines to be blocked: the lines taken, by their numbers. */
async function taken(language: Language, text: string) {
  await app.store.transaction(async ({ accounts, drafts }) => {
    for (const account of await accounts.where({})) await accounts.put({ ...account, language });
    for (const { id } of await drafts.where({})) await drafts.remove(id);
  });
  const talk = await textTalk(app, 'telenet', 'fleet3');
  await talk.say(app.words(language, 'telenet').say('blocking:title'));
  const answer = await talk.say(text);
  talk.close();
  const found = await app.store.conversations.load(talk.conversation);
  const { runs, open } = DialogsState.parse(found?.state);
  const { procedure, answers } = runs[open[0] ?? ''] ?? {};
  const numbers = await app.store.read(async (tables) => {
    const lines = answers?.lines;
    const selection = typeof lines === 'string' ? await tables.selections.get(lines) : undefined;
    const rows = await Promise.all((selection?.lines ?? []).map((id) => tables.lines.get(id)));
    return rows.map((row) => row?.number);
  });
  return { procedure, numbers, answer };
}

/** What people say around what they want of a list. */
const around = {
  fr: [
    ['je choisis ', 'prends ', 'je veux la ligne ', 'le numéro ', 'fais '],
    ['', ' svp', ', merci'],
  ],
  ru: [
    ['сделай ', 'выбери ', 'выберите номер ', 'нажми ', 'номер ', 'беру '],
    ['', ' пожалуйста', ', спасибо'],
  ],
  de: [
    ['nimm ', 'ich nehme ', 'wähle die Nummer ', 'Nummer ', 'bitte '],
    ['', ' bitte', ', danke'],
  ],
  en: [
    ['take ', 'choose ', 'select number ', 'press ', 'I want '],
    ['', ' please', ', thanks'],
  ],
} as const;
/** How a line's number is written. */
const written = [
  ['+32470000701', ['0470000701', '0470 00 07 01', '+32 470 00 07 01', '0470/00.07.01', '470000701']],
  ['+32470000710', ['0470000710', '0032470000710', '0470 000 710']],
] as const;
/** How the rows of the list are called. */
const rows = {
  fr: (place: number) => [`la ligne ${place}`, `entrée ${place}`, `numéro d’ordre ${place}`, `la ${place}`],
  ru: (place: number) => [`строка ${place}`, `выбери строку ${place}`, `номер строки ${place}`, `позиция ${place}`],
  de: (place: number) => [`Zeile ${place}`, `die ${place}`, `nimm Zeile ${place}`, `Eintrag ${place}`],
  en: (place: number) => [`row ${place}`, `line ${place}`, `choose row ${place}`, `entry ${place}`],
};
/** How people choose by a place in words. */
const chosen = {
  fr: ['je choisis ', 'prends ', 'fais '],
  ru: ['сделай ', 'выбери ', 'беру '],
  de: ['nimm ', 'ich nehme ', 'bitte '],
  en: ['take ', 'choose ', 'I want '],
};
/** Places in words, with the row that they mean; the last is the last that is shown. */
const placed = {
  fr: [
    ['le premier', 0],
    ['la deuxième', 1],
    ['la troisième ligne', 2],
    ['la dernière', -1],
  ],
  ru: [
    ['первый', 0],
    ['вторую строку', 1],
    ['третий', 2],
    ['последний', -1],
  ],
  de: [
    ['die erste', 0],
    ['den zweiten', 1],
    ['dritte', 2],
    ['die letzte Zeile', -1],
  ],
  en: [
    ['the first', 0],
    ['the second one', 1],
    ['third', 2],
    ['the last one', -1],
  ],
} as const;
const listed = ['+32470000701', '+32470000702', '+32470000710'];
const LAST = '+32470000715';
const someone = fc.constantFrom(...languages);

describe('at the list of lines', () => {
  it('a sentence with the number of a line is that line, whatever stands around it', async () => {
    const said = someone.chain((language) => {
      const [before, after] = around[language];
      const numbers = written.flatMap(([number, ways]) => ways.map((way) => ({ number, way })));
      return fc
        .tuple(fc.constantFrom(...before), fc.constantFrom(...numbers), fc.constantFrom(...after))
        .map(([verb, { number, way }, end]) => ({ language, number, text: `${verb}${way}${end}` }));
    });
    await fc.assert(
      fc.asyncProperty(said, async ({ language, number, text }) => {
        const { procedure, numbers } = await taken(language, text);
        expect({ text, procedure, numbers }).toEqual({ text, procedure: 'blocking', numbers: [number] });
      }),
      { numRuns: 200, seed: 22 },
    );
  }, 120_000);

  it('a small number is the row of the list that is shown, whatever it is called', async () => {
    const said = someone.chain((language) => {
      const [before, after] = around[language];
      return fc
        .tuple(
          fc.integer({ min: 1, max: listed.length }),
          fc.nat(),
          fc.constantFrom(...before),
          fc.constantFrom(...after),
        )
        .map(([place, at, verb, end]) => {
          const ways = [...rows[language](place), `${verb}${place}`];
          return { language, place, text: `${ways[at % ways.length]}${end}` };
        });
    });
    await fc.assert(
      fc.asyncProperty(said, async ({ language, place, text }) => {
        const { numbers } = await taken(language, text);
        expect({ text, numbers }).toEqual({ text, numbers: [listed[place - 1]] });
      }),
      { numRuns: 200, seed: 22 },
    );
  }, 120_000);

  it('a place in words is that row of the list, whatever stands around it', async () => {
    const said = someone.chain((language) => {
      const [, after] = around[language];
      return fc
        .tuple(
          fc.constantFrom(...placed[language]),
          fc.constantFrom('', ...chosen[language]),
          fc.constantFrom(...after),
        )
        .map(([[word, place], verb, end]) => ({ language, place, text: `${verb}${word}${end}` }));
    });
    await fc.assert(
      fc.asyncProperty(said, async ({ language, place, text }) => {
        const { numbers } = await taken(language, text);
        expect({ text, numbers }).toEqual({ text, numbers: [place === -1 ? LAST : listed[place]] });
      }),
      { numRuns: 200, seed: 22 },
    );
  }, 120_000);

  it.each([
    ['fr', 'toutes sauf 0470 00 07 01'],
    ['ru', 'все кроме 0470 00 07 01'],
    ['de', 'alle außer 0470 00 07 01'],
    ['en', 'all but 0470 00 07 01'],
    ['en', 'take 0470 99 99 99'],
    ['ru', 'сделай 0470 00 07 01 и 0470 99 99 99'],
  ] as const)('nothing is taken in %s by "%s"', async (language, text) => {
    const { procedure, numbers } = await taken(language, text);
    expect({ procedure, numbers }).toEqual({ procedure: 'blocking', numbers: [] });
  });
});
