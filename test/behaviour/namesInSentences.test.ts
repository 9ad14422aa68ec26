import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { textsOf } from '../../src/domain/lines/sought.js';
import { languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date('2026-11-18T09:00:00Z') } });
});
afterAll(() => app.stop());

/** Each begins without a draft. */
const fresh = async (language: (typeof languages)[number]) =>
  app.store.transaction(async ({ accounts, drafts }) => {
    for (const account of await accounts.where({})) await accounts.put({ ...account, language });
    for (const { id } of await drafts.where({})) await drafts.remove(id);
  });

/** What is answered after these, lines by their numbers, and what was said to the last. */
async function heard(operator: string, login: string, ...texts: readonly string[]) {
  const talk = await textTalk(app, operator, login);
  let answer = '';
  for (const text of texts) answer = await talk.say(text);
  talk.close();
  const found = await app.store.conversations.load(talk.conversation);
  const { runs, open } = DialogsState.parse(found?.state);
  const run = runs[open[0] ?? ''];
  const { lines, ...others } = run?.answers ?? {};
  const numbers = await app.store.read(async (tables) => {
    const selection = typeof lines === 'string' ? await tables.selections.get(lines) : undefined;
    const rows = await Promise.all((selection?.lines ?? []).map((id) => tables.lines.get(id)));
    return rows.map((row) => row?.number);
  });
  return { procedure: run?.procedure, numbers, others, answer };
}

/** How people say that a phone was stolen, with whose it is. */
const stolen = {
  fr: [(name: string) => `bloquer la ligne de ${name}, volé`, (name: string) => `téléphone volé, ${name}`],
  ru: [(name: string) => `заблокировать номер ${name}, украли`, (name: string) => `украли телефон, ${name}`],
  de: [(name: string) => `Nummer von ${name} sperren, gestohlen`, (name: string) => `Handy gestohlen, ${name}`],
  en: [(name: string) => `block the number of ${name}, stolen`, (name: string) => `phone stolen, ${name}`],
};
/** People who have one line each, as they are called in its list and in a sentence. */
const people = [
  ['kcell', 'admin3', '+77010000902', ['Олжас', 'олжаса', 'Олжаса Макетхана', 'Макетхан Олжас']],
  ['kcell', 'admin3', '+77010000901', ['Үлгібай', 'Улгибай', 'Айгүл', 'Айгуль Улгибай']],
  ['kcell', 'admin3', '+77010000903', ['Мария', 'Марию', 'МАРИИ Шаблонбек']],
  ['telenet', 'fleet3', '+32470000701', ['Anna Modèle', 'Anna', 'anna modele', 'Annas']],
] as const;

describe.each(languages)('a name in a sentence in %s', (language) => {
  beforeEach(() => fresh(language));

  it.each(people)(
    'finds the line as at its question, and "stolen" fills action and reason (%s, %s, %s)',
    async (operator, login, number, names) => {
      for (const name of names) {
        for (const say of stolen[language]) {
          await fresh(language);
          const { procedure, numbers, others } = await heard(operator, login, say(name));
          const text = say(name);
          expect({ text, procedure, numbers, others }).toEqual({
            ...{ text, procedure: 'blocking', numbers: [number] },
            others: { action: 'suspend', reason: 'stolen' },
          });
        }
      }
    },
  );

  it('that several have is said, and the line is asked for', async () => {
    const [say] = stolen[language];
    const { numbers, answer } = await heard('telenet', 'fleet3', say?.('Modèle') ?? '');
    expect(numbers).toEqual([]);
    expect(answer).toContain(
      plainBlanks(app.words(language, 'telenet').say('problems:line.nameSeveral', { name: 'Modèle' })),
    );
  });

  it('beside another number is said not to count; beside its own nothing is said', async () => {
    const unused = (name: string) =>
      plainBlanks(app.words(language, 'telenet').say('problems:line.nameUnused', { name }));
    const [say] = stolen[language];
    const other = await heard('telenet', 'fleet3', `${say?.('Bruno')} 0470 00 07 01`);
    expect(other).toMatchObject({ numbers: ['+32470000701'], others: { action: 'suspend', reason: 'stolen' } });
    expect(other.answer).toContain(unused('Bruno'));
    await fresh(language);
    const own = await heard('telenet', 'fleet3', `${say?.('Anna')} 0470 00 07 01`);
    expect(own).toMatchObject({ numbers: ['+32470000701'], others: { action: 'suspend', reason: 'stolen' } });
    expect(own.answer).not.toContain(unused('Anna'));
  });

  it('of nobody finds no line, whatever it is', async () => {
    const word = fc.stringMatching(language === 'ru' ? /^[щъыэ]{4,9}$/ : /^[wxzk]{4,9}$/);
    await fc.assert(
      fc.asyncProperty(word, async (name) => {
        await fresh(language);
        const { numbers } = await heard('telenet', 'fleet3', stolen[language][0]?.(name) ?? '');
        expect({ name, numbers }).toEqual({ name, numbers: [] });
      }),
      { numRuns: 50 },
    );
  }, 60_000);
});

describe('a name beside a number that is not there', () => {
  it('does not take its place', async () => {
    await fresh('fr');
    const { numbers } = await heard('telenet', 'fleet3', 'bloquer le 0470 99 99 99 Anna, volé');
    expect(numbers).toEqual([]);
  });
});

/** How people ask for the lines of somebody. */
const listOf = {
  fr: [(name: string) => `lignes de ${name}`, (name: string) => `cartes SIM de ${name}`],
  ru: [(name: string) => `номера ${name}`, (name: string) => `покажи симки ${name}`],
  de: [(name: string) => `Anschlüsse von ${name}`, (name: string) => `${name}s Nummern`],
  en: [(name: string) => `numbers of ${name}`, (name: string) => `${name}’s lines`],
};
const inWords = (
  language: (typeof languages)[number],
  operator: string,
  code: 'nameSeveral' | 'nameUnknown',
  name: string,
) => plainBlanks(app.words(language, operator).say(`problems:line.${code}`, { name }));
const LISTED = /^\d+\. \+/;
const listed = (answer: string) => answer.split('\n').filter((line) => LISTED.test(line));

describe.each(languages)('the lines of somebody, asked for in %s', (language) => {
  beforeEach(() => fresh(language));

  it.each([0, 1])('are those alone where several have the name (%i)', async (way) => {
    const { procedure, numbers, answer } = await heard('telenet', 'fleet3', listOf[language][way]?.('Beispiel') ?? '');
    expect({ procedure, numbers }).toEqual({ procedure: 'lineOverview', numbers: [] });
    expect(answer).toContain(
      inWords(language, 'telenet', 'nameSeveral', way === 1 && language === 'de' ? 'Beispiels' : 'Beispiel'),
    );
    expect(listed(answer).length).toBeGreaterThan(1);
    expect(listed(answer).filter((line) => !line.includes('Beispiel'))).toEqual([]);
  });

  it('are shown at once where it is one, and at the open list as well', async () => {
    const [say] = listOf[language];
    const at = app.words(language, 'telenet').say('lineOverview:title');
    for (const texts of [[say?.('Bruno') ?? ''], [at, say?.('Bruno') ?? '']]) {
      const { procedure, answer } = await heard('telenet', 'fleet3', ...texts);
      expect({ procedure, answer }).toEqual({
        procedure: undefined,
        answer: expect.stringContaining('+32 470 00 07 02'),
      });
    }
  });

  it('are all of them where nobody has the name, which is said, whatever it is', async () => {
    const name = fc
      .stringMatching(language === 'ru' ? /^[щъыэ]{4,9}$/ : /^[wxzk]{4,9}$/)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
    await fc.assert(
      fc.asyncProperty(name, async (word) => {
        await fresh(language);
        const { procedure, answer } = await heard('telenet', 'fleet3', listOf[language][0]?.(word) ?? '');
        expect({ word, procedure, count: listed(answer).length }).toEqual({
          word,
          procedure: 'lineOverview',
          count: 8,
        });
        expect(answer).toContain(inWords(language, 'telenet', 'nameUnknown', word));
      }),
      { numRuns: 50, seed: 16 },
    );
  }, 60_000);

  it('are said not to be there at an action, too, and only a name is', async () => {
    const [say] = stolen[language];
    const { procedure, answer } = await heard('telenet', 'fleet3', say?.('Zwkxz') ?? '');
    expect(procedure).toBe('blocking');
    expect(answer).toContain(inWords(language, 'telenet', 'nameUnknown', 'Zwkxz'));
    await fresh(language);
    const other = await heard('telenet', 'fleet3', say?.('zwkxz') ?? '');
    expect(other.answer).not.toContain(inWords(language, 'telenet', 'nameUnknown', 'zwkxz'));
  });
});

describe('a name in Russian', () => {
  it('that is hers, or the genitive of his, is that of both', async () => {
    await fresh('ru');
    const { numbers, answer } = await heard('belarus', 'admin1', 'номера Образцова');
    expect(numbers).toEqual([]);
    expect(answer).toContain(inWords('ru', 'belarus', 'nameSeveral', 'Образцова'));
    expect(listed(answer).map((line) => line.split(' · ')[1])).toEqual(['Пётр Образцов', 'Вера Образцова']);
  });
});

describe('a name of three letters', () => {
  const called = async (number: string, user: string) =>
    app.store.transaction(async ({ lines }) => {
      const [line] = await lines.where({ number });
      if (line === undefined) throw new Error(`there is no line ${number}`);
      const named = { ...line, user };
      await lines.put({ ...named, ...textsOf(named) });
    });

  it.each([
    [
      'telenet',
      'fleet3',
      '+32470000710',
      'Eva Modèle',
      'en',
      ['block the number of Eva, stolen', 'Eva’s phone was stolen, block it'],
    ],
    ['telenet', 'fleet3', '+32470000710', 'Eva Modèle', 'de', ['Evas Nummer sperren, gestohlen']],
    [
      'kcell',
      'admin3',
      '+77010000903',
      'Зоя Королева',
      'ru',
      ['заблокировать номер Зои, украли', 'у Зои украли телефон, заблокируйте'],
    ],
    ['kcell', 'admin3', '+77010000903', 'Ева Королева', 'ru', ['заблокировать номер Евы, украли']],
  ] as const)('finds whose it is (%s, %s, %s, %s, %s)', async (operator, login, number, user, language, texts) => {
    await called(number, user);
    for (const text of texts) {
      await fresh(language);
      const { numbers, others } = await heard(operator, login, text);
      expect({ text, numbers, others }).toEqual({
        text,
        numbers: [number],
        others: { action: 'suspend', reason: 'stolen' },
      });
    }
  });

  it.each([
    ['Королева', 'заблокировать номер Ева, украли'],
    ['Королева', 'заблокировать номер Оля, украли'],
    ['Evangeline Roelen', 'заблокировать номер Eva, украли'],
  ])('is no part of another (%s)', async (user, text) => {
    await called('+77010000903', user);
    await fresh('ru');
    expect((await heard('kcell', 'admin3', text)).numbers).toEqual([]);
  });
});

describe('a name of two letters', () => {
  const called = async (number: string, user: string) =>
    app.store.transaction(async ({ lines }) => {
      const [line] = await lines.where({ number });
      if (line === undefined) throw new Error(`there is no line ${number}`);
      const named = { ...line, user };
      await lines.put({ ...named, ...textsOf(named) });
    });
  /** How people say whose phone was stolen, after a word that makes it somebody's. */
  const theirs = {
    fr: [(name: string) => `bloquer la ligne de ${name}, volé`, (name: string) => `numéro ${name} volé, bloquer`],
    ru: [
      (name: string) => `заблокировать номер ${name}, украли`,
      (name: string) => `у ${name} украли телефон, заблокируйте`,
    ],
    de: [
      (name: string) => `Nummer von ${name} sperren, gestohlen`,
      (name: string) => `${name}s Nummer sperren, gestohlen`,
    ],
    en: [
      (name: string) => `block the number of ${name}, stolen`,
      (name: string) => `${name}’s phone was stolen, block it`,
    ],
  };
  const names = ['Li', 'Bo', 'Xi', 'Wu', 'Aj', 'Po', 'Ng'];
  const russian = ['Ян', 'Цо', 'Хо', 'Ким Ян'];

  it('finds whose it is, in every language', async () => {
    const said = fc.constantFrom(...languages).chain((language) =>
      fc.record({
        language: fc.constant(language),
        name: fc.constantFrom(...(language === 'ru' ? russian : names)),
        say: fc.constantFrom(...theirs[language]),
        rest: fc.constantFrom('', ' Roelen', ' Олжасов'),
        lower: fc.boolean(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(said, async ({ language, name, say, rest, lower }) => {
        await called('+77010000903', `${name}${rest}`);
        await fresh(language);
        const text = say(lower ? name.toLowerCase() : name);
        const { numbers, others } = await heard('kcell', 'admin3', text);
        expect({ text, numbers, others }).toEqual({
          ...{ text, numbers: ['+77010000903'] },
          others: { action: 'suspend', reason: 'stolen' },
        });
      }),
      { numRuns: 200, seed: 12 },
    );
  }, 120_000);

  it('is found beside a longer one', async () => {
    await called('+77010000903', 'Li Wei');
    await called('+77010000902', 'Bo Wei');
    await fresh('en');
    expect((await heard('kcell', 'admin3', 'Li Wei phone stolen, block it')).numbers).toEqual(['+77010000903']);
  });

  it.each([
    ['Liam Roelen', 'en', 'block the number of Li, stolen'],
    ['Li Roelen', 'en', 'block the number, stolen li'],
    ['In Roelen', 'en', 'block the number in Brussels, stolen'],
    ['De Roelen', 'fr', 'bloquer la ligne de Zwkx, volé'],
    ['На Олжасов', 'ru', 'заблокировать номер на сегодня, украли'],
    ['Ли Олжасов', 'ru', 'заблокировать номер ли, украли'],
  ] as const)(
    'is no part of another, no word that every sentence has, and nobody’s without a word for that (%s, %s): %s',
    async (user, language, text) => {
      await called('+77010000903', user);
      await fresh(language);
      expect((await heard('kcell', 'admin3', text)).numbers).toEqual([]);
    },
  );
});
