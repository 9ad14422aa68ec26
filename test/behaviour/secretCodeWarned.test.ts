import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textsOf } from '../../src/domain/lines/sought.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { cardTalk, textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date('2026-11-18T09:00:00Z') } });
});
afterAll(() => app.stop());

const NUMBER = '+77010000005';

/** The review of a secret code for a line with this user and this description. */
async function review(language: Language, how: 'text' | 'cards', of: { user?: string; description?: string }) {
  await app.store.transaction(async ({ accounts, drafts, lines }) => {
    for (const account of await accounts.where({})) await accounts.put({ ...account, language });
    for (const { id } of await drafts.where({})) await drafts.remove(id);
    const [line] = await lines.where({ number: NUMBER });
    if (line === undefined) throw new Error(`there is no line ${NUMBER}`);
    const { user: _user, description: _description, ...rest } = line;
    await lines.put({ ...rest, ...of, ...textsOf({ ...rest, ...of }) });
  });
  const talk = await (how === 'text' ? textTalk : cardTalk)(app, 'kcell', 'admin1');
  const words = app.words(language, 'kcell');
  const answer = await talk.say(`${words.say('sendSecretCode:title')} ${NUMBER}`);
  talk.close();
  const said = (code: 'noUser' | 'noUserBut') =>
    plainBlanks(words.say(`problems:code.${code}`, { description: 'Резервный телефон' }));
  return { answer, said, effect: plainBlanks(words.say('sendSecretCode:effect')) };
}

describe.each(['text', 'cards'] as const)('before a secret code is sent (%s)', (how) => {
  it.each(languages)('it is said in %s that nobody is known to use the line', async (language) => {
    const { answer, said, effect } = await review(language, how, {});
    expect(answer).toContain(`${said('noUser')} ${effect}`);
  });

  it.each(languages)('it is said in %s what a line without a user is for', async (language) => {
    const { answer, said, effect } = await review(language, how, { description: 'Резервный телефон' });
    expect(answer).toContain(`${said('noUserBut')} ${effect}`);
  });

  it('nothing is said of a line with a user', async () => {
    const { answer, said, effect } = await review('ru', how, { user: 'Анна', description: 'Резервный телефон' });
    expect(answer).toContain(effect);
    expect(answer).not.toContain(said('noUser').slice(0, 20));
  });
});
