import { beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { everywhere, inTheMiddle, type MiddleTalk, type Place } from '../support/begun.js';
import { filesIn, found } from '../support/canary.js';
import { draftsIn } from '../support/drafting.js';
import { cardSteps, inText, onCards, questions, screens } from '../support/registering.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk } from '../support/talk.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open();
});

const resume = ({ word }: MiddleTalk, { procedure }: Place) =>
  word('common:menu.resume', { procedure: word(`${procedure}:title`) });
/** What was answered in the run that is open. */
const answersOf = async (talk: MiddleTalk) => {
  const { open, runs } = await talk.state();
  return runs[open[0] ?? '']?.answers;
};

describe.each(everywhere)('at the menu over an open question, $name', (at) => {
  it('what is typed is for the menu: no answer, and the menu comes again with the way back', async () => {
    const talk = await inTheMiddle(app, at);
    const before = await answersOf(talk);
    await talk.say('menu');
    for (const said of ['xyzzy', 'Exemple']) {
      const answer = await talk.say(said);
      expect(answer).toContain(talk.word('common:notUnderstood'));
      expect(answer).toContain(resume(talk, at));
    }
    expect(await answersOf(talk)).toEqual(before);
    expect(await talk.say(resume(talk, at))).toContain(talk.question);
  });

  it('"back" and "repeat" return to the question', async () => {
    const talk = await inTheMiddle(app, at);
    const before = await answersOf(talk);
    for (const word of ['back', 'repeat']) {
      await talk.say('menu');
      expect(await talk.say(word)).toContain(talk.question);
    }
    expect(await answersOf(talk)).toEqual(before);
  });

  it('another language goes on with the question', async () => {
    const talk = await inTheMiddle(app, at);
    const before = await answersOf(talk);
    await talk.say('menu');
    const asked = await talk.say('english');
    expect(asked).toContain('Continuing in English.');
    expect(asked).not.toContain('Resume: ');
    expect(await answersOf(talk)).toEqual(before);
  });

  it('the list of drafts has what was set aside, goes on with it and deletes it', async () => {
    const talk = await inTheMiddle(app, at);
    await talk.say('menu');
    const list = await talk.say('drafts');
    expect(list).toContain(talk.word(`${at.procedure}:title`));
    expect(list).toContain(talk.word('common:drafts.here'));
    expect(await (talk.cards?.press(resume(talk, at)) ?? talk.say('1'))).toContain(talk.question);
    await talk.say('menu');
    await talk.say('черновики');
    const remove = talk.word('common:drafts.delete', { procedure: talk.word(`${at.procedure}:title`) });
    const deleted = await (talk.cards?.press(remove) ?? talk.say('delete 1'));
    expect(deleted).toContain(talk.word('common:drafts.deleted', { procedure: talk.word(`${at.procedure}:title`) }));
    expect(await talk.state()).toMatchObject({ runs: {}, open: [] });
    expect(await draftsIn(app)).toEqual([]);
    expect(await talk.say('drafts')).toContain(talk.word('common:drafts.none'));
  });

  it('the run whose question is open is not in the list', async () => {
    const talk = await inTheMiddle(app, at);
    expect(await talk.say('drafts')).toContain(talk.word('common:drafts.none'));
  });
});

it('a sentence at the menu begins what it says', async () => {
  const talk = await onCards(app, screens.identity);
  await talk.say('menu');
  const asked = await talk.say('réabonne 12345678 en USD');
  expect(asked).toContain('J’ai compris : Réabonner un client');
  expect(asked).not.toContain('Un numéro de pièce compte');
});

it('the card of a question that the menu has set aside can still be answered', async () => {
  const talk = await onCards(app, screens.identity);
  await talk.say('menu');
  const [button, filled] = cardSteps[screens.identity] ?? ['', {}];
  expect(await talk.press(button, filled)).toContain('étape 3 sur 5');
});

it('two runs of one procedure can be told apart in the list of drafts', async () => {
  const talk = await onCards(app, screens.identity);
  await talk.say('menu');
  await talk.press('Enregistrer un client');
  await talk.press('Suivant', { Nom: 'Deux' });
  await talk.say('menu');
  await talk.say('brouillons');
  await talk.press('Supprimer : Enregistrer un client (2)');
  const listed = await talk.say('brouillons');
  expect(listed).not.toContain('(2)');
  expect(await talk.press('Reprendre : Enregistrer un client')).toContain('étape 2 sur 5');
});

it('a PIN that is typed at the menu confirms nothing and is kept nowhere', async () => {
  // Its files are looked through once it has ended: it is nobody else's.
  const alone = await startApp({ of: 'konnect' });
  const talk = await inText(alone, questions.pin);
  await talk.say('menu');
  expect(await talk.say('73519284')).toContain('ressemble à un code PIN');
  expect(await alone.store.read(({ sales }) => sales.where({}))).toEqual([]);
  expect(await talk.say('Reprendre : Enregistrer un client')).toContain('Saisissez votre code PIN');
  expect(await talk.say('2468')).toContain('Client enregistré');
  await alone.halt();
  expect(found(['73519284'], await filesIn(alone.dataDir))).toEqual([]);
});

it('a number typed at the menu on cards that is none of its lines, and nobody’s phone number, shows the menu again', async () => {
  const talk = await cardTalk(app, 'belarus', 'admin1');
  for (const number of ['100', '99', '0']) {
    const answer = await talk.say(number);
    expect(answer).toContain('Не удалось понять сообщение. Выберите действие из меню или введите «помощь».');
    expect(answer).toContain('Что вы хотите сделать?');
  }
  expect(await talk.press('Выбор абонента')).toContain('Номера');
});
