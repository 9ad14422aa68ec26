import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasMore } from '../../src/dialogs/fields/lines/page.js';
import { MOST_COUNTED } from '../../src/domain/records/tables.js';
import type { Language } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { cardTalk, textTalk } from '../support/talk.js';

const operator = 'telenet';
const login = 'fleet1';

let app: TestApp;
/** A company with two lines more than are counted. */
beforeAll(async () => {
  app = await startApp({ of: operator });
  const id = await app.accountId(operator, login);
  await app.store.transaction(async ({ accounts, lines }) => {
    const organisation = (await accounts.get(id))?.organisations?.[0] ?? '';
    const there = await lines.where({ organisation });
    const [like] = there;
    if (like === undefined) throw new Error('the company has no lines');
    for (let n = there.length; n < MOST_COUNTED + 2; n += 1) {
      const number = `+3247${1_000_000 + n}`;
      await lines.insert({ ...like, id: `many${n}`, number, sought: number });
    }
  });
});
afterAll(() => app.stop());

async function speaking(language: Language): Promise<string> {
  const id = await app.accountId(operator, login);
  await app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account) await accounts.put({ ...account, language });
  });
  return app.words(language, operator).say('lineOverview:title');
}

const cases: readonly (readonly [Language, range: string, all: string, button: string, limit: string, more: string])[] =
  [
    [
      'fr',
      'Cartes SIM 1 à 10 sur plus de 10 000',
      '« toutes » : toutes les lignes trouvées (plus de 10 000).',
      'Choisir toutes les lignes trouvées (plus de 10 000)',
      'plus de 1 000 cartes SIM',
      'Cartes SIM 11 à 20 sur plus de 10 000',
    ],
    [
      'ru',
      'Номера 1–10 из более чем 10 000',
      '«все» — все найденные номера (более чем 10 000).',
      'Выбрать все найденные (более чем 10 000)',
      'больше 1 000 номеров',
      'Номера 11–20 из более чем 10 000',
    ],
    [
      'de',
      'Rufnummern 1 bis 10 von mehr als 10.000',
      '„alle“: alle gefundenen Rufnummern (mehr als 10.000).',
      'Alle gefundenen Rufnummern auswählen (mehr als 10.000)',
      'mehr als 1.000 Rufnummern',
      'Rufnummern 11 bis 20 von mehr als 10.000',
    ],
    [
      'en',
      'Lines 1 to 10 of more than 10,000',
      '“all”: all the lines found (more than 10,000).',
      'Choose all lines found (more than 10,000)',
      'more than 1,000 lines',
      'Lines 11 to 20 of more than 10,000',
    ],
  ];

describe('more lines than are counted', () => {
  it.each(cases)(
    'are said to be more than 10,000 on cards in %s',
    async (language, range, _all, button, limit, more) => {
      const title = await speaking(language);
      const talk = await cardTalk(app, operator, login);
      expect(await talk.press(title)).toContain(range);
      expect(await talk.press(button)).toContain(limit);
      expect(await talk.press(app.words(language).say('common:lines.next'))).toContain(more);
      talk.close();
    },
  );

  it.each(cases)(
    'are said to be more than 10,000 in plain text in %s',
    async (language, range, all, _b, limit, more) => {
      const title = await speaking(language);
      const talk = await textTalk(app, operator, login);
      const asked = plainBlanks(await talk.say(title));
      expect(asked).toContain(range);
      expect(asked).toContain(all);
      const [said = ''] = app.words(language).list('common:said.all');
      expect(plainBlanks(await talk.say(said))).toContain(limit);
      const [next = ''] = app.words(language).list('common:said.more');
      expect(plainBlanks(await talk.say(next))).toContain(more);
      talk.close();
    },
  );

  it('can be turned over page by page beyond what is counted', () => {
    const page = (number: number, lines: number, total: number) => {
      const choices = Array.from({ length: lines }, (_, n) => ({ value: `${n}`, title: '' }));
      return hasMore({ choices, total, filters: [], place: { page: number } });
    };
    expect([page(999, 10, MOST_COUNTED), page(998, 10, MOST_COUNTED)]).toEqual([false, true]);
    const over = MOST_COUNTED + 1;
    expect([page(999, 10, over), page(1000, 10, over), page(1234, 10, over), page(1000, 2, over)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
