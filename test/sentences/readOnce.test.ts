import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PhraseIndex } from '../../src/dialogs/sentences/phraseIndex.js';
import { startApp, type TestApp } from '../support/app.js';
import { cardTalk, textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
afterEach(() => {
  jest.restoreAllMocks();
});

/** What a turn looks for among the phrases, each as often as it does so. */
async function lookedFor(turn: () => Promise<unknown>): Promise<string[]> {
  const match = jest.spyOn(PhraseIndex.prototype, 'match');
  await turn();
  const indexes = [...new Set(match.mock.contexts)];
  const looked = match.mock.calls.map(([words], at) => `${indexes.indexOf(match.mock.contexts[at])}: ${words}`);
  match.mockRestore();
  return looked;
}

const menu: readonly (readonly [string, string, string])[] = [
  ['konnect', 'agent1', 'la pluie tombe sur le vieux port'],
  ['konnect', 'agent1', 'gros souci avec mon vendeur'],
  ['konnect', 'agent1', 'zxq wvut brn'],
  ['telenet', 'fleet1', 'gros souci avec le téléphone du chauffeur 0470 00 07 10'],
  ['belarus', 'admin1', 'какая сегодня погода за окном'],
  ['kcell', 'admin2', 'pf,kjrbhjdfnm xnj-nj'],
];

describe.each(['text', 'cards'] as const)('what is typed, in %s', (shown) => {
  const talk = shown === 'text' ? textTalk : cardTalk;

  it.each(menu)('at the menu is read once a turn (%s, %s): %s', async (operator, login, text) => {
    const { say, close } = await talk(app, operator, login);
    const looked = await lookedFor(() => say(text));
    close();
    expect(looked.length).toBeGreaterThan(0);
    expect(looked).toEqual([...new Set(looked)]);
  });

  it.each(['mes commissions d’hier', 'la pluie tombe sur le vieux port', 'combien j’ai sur mon compte'])(
    'over a question is read once a turn: %s',
    async (text) => {
      const { say, close } = await talk(app, 'konnect', 'agent1');
      await say(app.words('fr', 'konnect').say('registration:title'));
      const looked = await lookedFor(() => say(text));
      close();
      expect(looked.length).toBeGreaterThan(0);
      expect(looked).toEqual([...new Set(looked)]);
    },
  );
});
