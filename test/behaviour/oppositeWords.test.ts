import { describe, expect, it } from '@jest/globals';
import type { Language } from '../../src/domain/terms/language.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { textTalk } from '../support/talk.js';

const apps = sharedApps();

/** At a number whose mobile internet is on: turning it off is offered, turning it on is shown to say why it is not. */
async function atActions(language: Language) {
  const app = await apps.open('belarus');
  const id = await app.accountId('belarus', 'admin1');
  await app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account !== undefined) await accounts.put({ ...account, language });
  });
  const words = app.words(language, 'belarus');
  const talk = await textTalk(app, 'belarus', 'admin1');
  await talk.say(words.say('mobileInternet:title'));
  await talk.say('+375 29 100 00 02');
  return { talk, said: (key: Parameters<typeof words.say>[0]) => plainBlanks(words.say(key)) };
}

describe('a word that is a part of its opposite', () => {
  it('means what it says: “activer l’internet” is not “désactiver l’internet”', async () => {
    const { talk, said } = await atActions('fr');
    expect(await talk.say('activer l’internet')).toContain(said('problems:line.internetOn_alone'));
    talk.close();
  });

  it.each(['ctiver l’internet', 'sactiver l’internet mobile'])(
    'does nothing by the rest of a word: %s',
    async (text) => {
      const { talk, said } = await atActions('fr');
      expect(await talk.say(text)).toContain(said('mobileInternet:fields.action.label'));
      expect(await talk.say('oui')).toContain(said('mobileInternet:fields.action.label'));
      talk.close();
    },
  );
});
