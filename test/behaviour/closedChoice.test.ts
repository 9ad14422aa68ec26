import { expect, it } from '@jest/globals';
import { languages } from '../../src/domain/terms/language.js';
import { sharedApps } from '../support/sharedApp.js';
import { textTalk } from '../support/talk.js';

const shared = sharedApps();

/** "Data Asia" reads like what people say of options: over a list that has it and does not give it, it is an answer. */
it.each(languages)('a choice that cannot be made now is said why, and begins nothing else: %s', async (language) => {
  const app = await shared.open('telenet');
  const id = await app.accountId('telenet', 'fleet1');
  await app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account !== undefined) await accounts.put({ ...account, language });
  });
  const talk = await textTalk(app, 'telenet', 'fleet1');
  const words = app.words(language, 'telenet');
  await talk.say(words.say('addToContract:title'));
  const answer = await talk.say('Data Asia tech 3 GB (0000010002)');
  expect(answer).toContain('0000010002');
  expect(answer).toContain(words.say('addToContract:fields.item.label'));
  expect(answer).not.toContain(words.say('options:title'));
  talk.close();
});
