import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../../support/app.js';
import { everywhere, inTheMiddle } from '../../support/begun.js';
import { inText, liveCards, onCards, questions, screens, written } from '../../support/registering.js';
import { sharedApps } from '../../support/sharedApp.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open();
});

describe.each(everywhere)('repeat and restart, $name', (at) => {
  it('"repeat" asks again below, in whatever language it is said', async () => {
    const talk = await inTheMiddle(app, at);
    for (const said of ['Répétez !', 'повторите вопрос', 'nochmal', 'repeat the question'])
      expect(await talk.say(said)).toContain(talk.question);
    if (talk.cards !== undefined) expect(liveCards(talk.cards)).toBe(1);
    expect((await talk.state()).missed).toBeUndefined();
  });

  it('"restart" asks nothing where nothing was answered, and keeps the place over the one below', async () => {
    const talk = await inTheMiddle(app, at);
    await talk.start(at.reading.procedure);
    const before = (await talk.state()).open;
    const begun = await talk.say('restart');
    expect(begun).not.toContain(talk.word('common:restart.text'));
    const { open } = await talk.state();
    expect(open).toEqual(before);
    await talk.say('cancel');
    expect((await talk.state()).open).toEqual([open[1]]);
  });
});

it('an answer in place of yes or no to "start over?" is one', async () => {
  const talk = await inText(app, questions.postName);
  await talk.say('recommencer');
  expect(await talk.say('Deux')).toContain('Prénom');
});

it('a yes to "give up?" is none to "start over?", nor the other way round', async () => {
  const talk = await onCards(app, screens.identity);
  await talk.press('Annuler');
  await talk.say('recommencer');
  expect(await talk.press('Oui, abandonner')).toContain('Cette fiche n’est plus valable');
  await talk.say('recommencer');
  await talk.press('Annuler');
  expect(await talk.press('Oui, recommencer')).toContain('Cette fiche n’est plus valable');
  expect(await talk.say('où en suis-je')).toContain('Exemple');
});

it('a procedure that begins again at the PIN takes nothing of it, and the old review is stale', async () => {
  const text = await inText(app, questions.pin);
  await text.say('recommencer');
  expect(await text.say('oui')).toContain('Nom');
  expect(await text.say('2468')).toContain('Un nom s’écrit surtout avec des lettres');
  text.close();
  const cards = await onCards(app, screens.review);
  const old = cards.valueOf('Enregistrer le client', { 'Votre code PIN': '2468' });
  await cards.say('recommencer');
  await cards.press('Oui, recommencer');
  expect(await cards.send(old)).toContain('Cette fiche n’est plus valable');
  expect((await written(app)).sales).toEqual([]);
});
