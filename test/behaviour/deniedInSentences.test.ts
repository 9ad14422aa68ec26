import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date('2026-11-18T09:00:00Z') } });
});
afterAll(() => app.stop());

const INTERNET = { operator: 'belarus', number: '29 100 00 01' } as const;
const BLOCK = { operator: 'kcell', number: '701 000 0001' } as const;

/** What is not to be done, for an internet that is on and a line that is in service; `x`: the number. */
const denied: Readonly<Record<Language, readonly (readonly [typeof INTERNET | typeof BLOCK, string])[]>> = {
  fr: [
    [INTERNET, 'ne désactivez pas internet sur le x'],
    [INTERNET, 'il ne faut pas couper internet sur le x'],
    [BLOCK, 'ne bloque pas le x'],
    [BLOCK, 'surtout ne bloquez pas le numéro x'],
  ],
  ru: [
    [INTERNET, 'не отключай интернет на x'],
    [INTERNET, 'на x интернет не отключать'],
    [INTERNET, 'пожалуйста, не надо отключать интернет на x'],
    [BLOCK, 'не блокируй номер x'],
    [BLOCK, 'номер x не блокировать'],
  ],
  de: [
    [INTERNET, 'das Internet von x nicht ausschalten'],
    [INTERNET, 'schalten Sie das Internet von x nicht aus'],
    [BLOCK, 'bitte die Nummer x nicht sperren'],
    [BLOCK, 'sperren Sie x nicht'],
  ],
  en: [
    [INTERNET, 'do not turn off the internet on x'],
    [INTERNET, "don't turn off internet on x"],
    [BLOCK, 'do not block x'],
    [BLOCK, 'please never block x'],
  ],
};
/** What is not, and what is to be done about it. */
const wanted: Readonly<Record<Language, string>> = {
  fr: 'le numéro x n’est plus utile, bloquez-le',
  ru: 'номер x не нужен, заблокируйте',
  de: 'die Nummer x wird nicht gebraucht, sperren',
  en: 'number x is not needed, block it',
};

async function actionOf({ operator, number }: typeof INTERNET | typeof BLOCK, language: Language, text: string) {
  await app.store.transaction(async ({ accounts, drafts }) => {
    for (const account of await accounts.where({})) await accounts.put({ ...account, language });
    for (const { id } of await drafts.where({})) await drafts.remove(id);
  });
  const { conversation, say, close } = await textTalk(app, operator, 'admin1');
  await say(text.replace('x', number));
  close();
  const found = await app.store.conversations.load(conversation);
  const { runs, open } = DialogsState.parse(found?.state);
  return runs[open[0] ?? '']?.answers.action;
}

describe.each(languages)('in %s', (language) => {
  it.each(denied[language])('what is not to be done is not done: %j %s', async (line, text) => {
    expect([text, await actionOf(line, language, text)]).toEqual([text, undefined]);
  });

  it('a word for no about something else hinders nothing', async () => {
    expect(await actionOf(BLOCK, language, wanted[language])).toBe('suspend');
  });
});
