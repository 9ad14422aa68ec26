import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ of: 'belarus', clock: { now: () => new Date('2026-11-18T09:00:00Z') } });
});
afterAll(() => app.stop());

/** Sentences, each with the services that are answered by it. */
const said: Readonly<Record<Language, readonly (readonly [string, readonly string[] | undefined])[]>> = {
  ru: [
    ['отправь настройки ммс на 29 100 00 02', ['mms']],
    ['пришлите настройки интернета и ммс на номер 29 100 00 02', ['internet', 'mms']],
    ['отправить настройки на 29 100 00 02', undefined],
  ],
  en: [
    ['send the mms settings to 29 100 00 02', ['mms']],
    ['send settings for mobile internet and streaming to 29 100 00 02', ['internet', 'streaming']],
    ['send the settings to 29 100 00 02', undefined],
  ],
  fr: [
    ['envoyer les paramètres mms au 29 100 00 02', ['mms']],
    ['envoyer les paramètres internet et mms au 29 100 00 02', ['internet', 'mms']],
    ['envoyer les paramètres au 29 100 00 02', undefined],
  ],
  de: [
    ['MMS-Einstellungen an 29 100 00 02 senden', ['mms']],
    ['Einstellungen für Internet und MMS an 29 100 00 02 schicken', ['internet', 'mms']],
    ['Einstellungen an 29 100 00 02 senden', undefined],
  ],
};

async function answersTo(language: Language, text: string) {
  await app.store.transaction(async ({ accounts, drafts }) => {
    for (const account of await accounts.where({})) await accounts.put({ ...account, language });
    for (const { id } of await drafts.where({})) await drafts.remove(id);
  });
  const { conversation, say, close } = await textTalk(app, 'belarus', 'admin1');
  await say(text);
  close();
  const { runs, open } = DialogsState.parse((await app.store.conversations.load(conversation))?.state);
  return runs[open[0] ?? ''];
}

describe.each(languages)('a sentence about settings for a phone, in %s', (language) => {
  it.each(said[language])('“%s” names %j', async (text, services) => {
    const run = await answersTo(language, text);
    expect(run?.procedure).toBe('phoneSettings');
    expect(run?.answers.lines).toBeDefined();
    expect(run?.answers.services).toEqual(services);
  });
});
