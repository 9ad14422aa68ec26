import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { cardTalk, textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date('2026-11-18T09:00:00Z') } });
});
afterAll(() => app.stop());
// Each begins without a draft.
const dropDrafts = () =>
  app.store.transaction(async ({ drafts }) => {
    for (const { id } of await drafts.where({})) await drafts.remove(id);
  });
beforeEach(dropDrafts);

async function speak(language: (typeof languages)[number]): Promise<void> {
  await app.store.transaction(async ({ accounts }) => {
    for (const account of await accounts.where({})) await accounts.put({ ...account, language });
  });
}

async function fieldsOf(conversation: string): Promise<string[]> {
  const found = await app.store.conversations.load(conversation);
  const { runs, open } = DialogsState.parse(found?.state);
  return Object.keys(runs[open[0] ?? '']?.answers ?? {});
}

/** A sentence of two answers and more, by operator and language. */
const sentences: Record<(typeof languages)[number], [string, string, string][]> = {
  fr: [
    ['belarus', 'admin2', 'couper internet sur 29 100 07 01'],
    ['kcell', 'admin3', 'bloquer 8 701 000 09 01, volé'],
    ['telenet', 'fleet3', 'bloquer le 0470 00 07 01, volé'],
  ],
  ru: [
    ['belarus', 'admin2', 'отключить интернет на 29 100 07 01'],
    ['kcell', 'admin3', 'заблокировать 8 701 000 09 01, украли'],
    ['telenet', 'fleet3', 'заблокировать 0470 00 07 01, украли'],
  ],
  de: [
    ['belarus', 'admin2', 'internet abschalten auf 29 100 07 01'],
    ['kcell', 'admin3', '8 701 000 09 01 sperren, gestohlen'],
    ['telenet', 'fleet3', '0470 00 07 01 sperren, gestohlen'],
  ],
  en: [
    ['belarus', 'admin2', 'turn off internet on 29 100 07 01'],
    ['kcell', 'admin3', 'block 8 701 000 09 01, stolen'],
    ['telenet', 'fleet3', 'block 0470 00 07 01, stolen'],
  ],
};

describe.each(languages)('"no, start over" after a sentence in %s', (language) => {
  beforeEach(() => speak(language));
  const word = (operator: string, key: 'no' | 'yes') =>
    app.words(language, operator).list(`common:said.${key}`)[0] ?? '';
  /** All that means it, at each operator; with a "no" before it, which is the language's, by turns at one of them. */
  const overs = (operator: string) => {
    const place = sentences[language].findIndex(([id]) => id === operator);
    const all = app.words(language, operator).list('common:said.restart');
    return all.flatMap((one, at) => {
      const refusing = [`${word(operator, 'no')}, ${one}`, `${word(operator, 'no')} ${one}!`];
      return at % sentences[language].length === place ? [one, ...refusing] : [one];
    });
  };

  it.each(sentences[language])(
    'keeps the number and asks again what is done (%s, %s)',
    async (operator, login, text) => {
      for (const over of overs(operator)) {
        const talk = await textTalk(app, operator, login);
        await talk.say(text);
        expect((await fieldsOf(talk.conversation)).length).toBeGreaterThan(1);
        const lost = (await fieldsOf(talk.conversation)).length - 1;
        const { say } = app.words(language, operator);
        expect(await talk.say(over)).toContain(plainBlanks(say('common:restart.title', { count: lost })));
        await talk.say(word(operator, 'yes'));
        expect(await fieldsOf(talk.conversation)).toEqual(['lines']);
        // Whoever starts over once more is asked the number, too.
        await talk.say(over);
        await talk.say(word(operator, 'yes'));
        expect(await fieldsOf(talk.conversation)).toEqual([]);
        await talk.say('cancel');
        talk.close();
      }
    },
  );

  it.each(sentences[language])('keeps it where a draft is found as well (%s, %s)', async (operator, login, text) => {
    const { say } = app.words(language, operator);
    const title = say(operator === 'belarus' ? 'mobileInternet:title' : 'blocking:title');
    for (const anew of [say('common:drafts.anew'), word(operator, 'no'), ...overs(operator)]) {
      await dropDrafts();
      const first = await textTalk(app, operator, login);
      await first.say(text);
      const talk = await textTalk(app, operator, login);
      await talk.say(`${title} ${/[\d ]{9,}\d/.exec(text)?.[0] ?? ''}`);
      expect(await fieldsOf(talk.conversation)).toEqual([]);
      await talk.say(anew);
      expect(await fieldsOf(talk.conversation)).toEqual(['lines']);
      first.close();
      talk.close();
    }
  });

  it('keeps it on cards', async () => {
    const [operator = '', login = '', text = ''] = sentences[language][0] ?? [];
    const { say } = app.words(language, operator);
    const talk = await cardTalk(app, operator, login);
    await talk.say(text);
    await talk.say(say('common:restart.button'));
    await talk.press(say('common:restart.yes'));
    expect(await fieldsOf(talk.conversation)).toEqual(['lines']);
    talk.close();
  });
});

describe('what was answered at a question', () => {
  it('is lost when somebody starts over, as before', async () => {
    await speak('en');
    const talk = await textTalk(app, 'telenet', 'fleet3');
    for (const text of ['block the line', '0470 00 07 01', '1', '1']) await talk.say(text);
    expect(await fieldsOf(talk.conversation)).toContain('action');
    for (const text of ['start over', 'yes']) await talk.say(text);
    expect(await fieldsOf(talk.conversation)).toEqual([]);
    talk.close();
  });
});
