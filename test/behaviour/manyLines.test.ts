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

/** By language: how "more than 10,000" and "more than 1,000" read. */
const cases: readonly (readonly [Language, counted: string, limit: string])[] = [
  ['fr', 'plus de 10 000', 'plus de 1 000'],
  ['ru', 'более чем 10 000', 'больше 1 000'],
  ['de', 'mehr als 10.000', 'mehr als 1.000'],
  ['en', 'more than 10,000', 'more than 1,000'],
];

describe('more lines than are counted', () => {
  it.each(cases)('are said to be more than 10,000 on cards in %s', async (language, counted, limit) => {
    const title = await speaking(language);
    const own = app.words(language, operator);
    const talk = await cardTalk(app, operator, login);
    expect(await talk.press(title)).toMatch(new RegExp(`\\b1\\b.*\\b10\\b.*${counted}`));
    const all = plainBlanks(
      own.say('common:lines.chooseFound', { total: own.say('common:moreThan', { number: 10_000 }) }),
    );
    expect(all).toContain(counted);
    expect(await talk.press(all)).toContain(limit);
    expect(await talk.press(own.say('common:lines.next'))).toMatch(new RegExp(`\\b11\\b.*\\b20\\b.*${counted}`));
    talk.close();
  });

  it.each(cases)('are said to be more than 10,000 in plain text in %s', async (language, counted, limit) => {
    const title = await speaking(language);
    const own = app.words(language, operator);
    const talk = await textTalk(app, operator, login);
    const asked = plainBlanks(await talk.say(title));
    expect(asked).toMatch(new RegExp(`\\b1\\b.*\\b10\\b.*${counted}`));
    // How many there are is said of the page, and of what "all" would take.
    expect(asked.split(counted)).toHaveLength(3);
    const [said = ''] = own.list('common:said.all');
    expect(plainBlanks(await talk.say(said))).toContain(limit);
    const [next = ''] = own.list('common:said.more');
    expect(plainBlanks(await talk.say(next))).toMatch(new RegExp(`\\b11\\b.*\\b20\\b.*${counted}`));
    talk.close();
  });

  it('can be turned over page by page beyond what is counted', () => {
    const page = (number: number, lines: number, total: number) => {
      const choices = Array.from({ length: lines }, (_, n) => ({ value: `${n}`, title: '' }));
      return hasMore({
        choices,
        total,
        filters: [],
        columns: [],
        order: { by: 'number' as const },
        place: { page: number },
      });
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
