import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../../support/app.js';
import { everywhere, inTheMiddle } from '../../support/begun.js';
import { inText, liveCards, onCards, questions, screens } from '../../support/registering.js';
import { sharedApps } from '../../support/sharedApp.js';
import { cardTalk, textTalk } from '../../support/talk.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open();
});

/** Text that the second question takes for no answer: a name takes any word, so digits. */
const NONSENSE = '12345678901234567';

describe.each(everywhere)('nonsense, $name', (at) => {
  it('is said what is expected; the third time come the menu, help, a person and the question', async () => {
    const talk = await inTheMiddle(app, at);
    const offer = talk.word('common:waysOut.title');
    for (const _ of [1, 2]) expect(await talk.say(NONSENSE)).not.toContain(offer);
    const third = await talk.say(NONSENSE);
    expect(third).toContain(offer);
    expect(third).toContain(app.operators.get(at.operator)?.profile.contact.phone);
    // Once: on cards below the other ways, in plain text above them.
    expect(third.split(talk.question)).toHaveLength(2);
    if (talk.cards === undefined) expect(third).toContain(talk.word('common:waysOut.above'));
    else expect(third.slice(third.indexOf(offer))).toContain(talk.question);
    expect((await talk.state()).missed).toBeUndefined();
    if (talk.cards === undefined) return;
    expect(liveCards(talk.cards)).toBe(1);
    expect(await talk.cards.press(talk.word('common:where.button'))).toContain(at.reads);
    expect(await talk.cards.press(talk.word('common:help'))).toContain(talk.word('common:helpControls'));
    expect(await talk.cards.press(talk.word('common:menu.title'))).toContain(talk.word('common:menu.question'));
  });

  it('counts in a row and in one question', async () => {
    const talk = await inTheMiddle(app, at);
    for (const _ of [1, 2]) await talk.say(NONSENSE);
    await talk.say(talk.word('common:back'));
    await talk.say(at.first);
    for (const _ of [1, 2]) expect(await talk.say(NONSENSE)).not.toContain(talk.word('common:waysOut.title'));
    expect(await talk.say(NONSENSE)).toContain(talk.word('common:waysOut.title'));
  });

  it.each([
    ['thanks', ['merci beaucoup', 'Спасибо!', 'vielen Dank', 'thank you']],
    ['hello', ['Bonjour', 'здравствуйте', 'guten Tag', 'hello there']],
    ['bye', ['au revoir', 'до свидания', 'tschüss', 'bye bye']],
    ['smallTalk', ['ça va ?', 'как дела?', 'wie geht’s', "how's it going"]],
    ['rude', ['merde', 'ты тупой', 'Arschloch', 'fuck this']],
  ] as const)('%s at a question that cannot take it gets one sentence and the question', async (kind, said) => {
    // The review takes no text at all, a choice only its own.
    const talk = await inTheMiddle(
      app,
      at,
      at.procedure === 'registration' ? [at.first, '-', '-', 'OP 7654321'] : undefined,
    );
    const question = at.procedure === 'registration' ? 'Type de pièce d’identité' : talk.question;
    for (const one of said) {
      const answer = await talk.say(one);
      expect([one, answer.startsWith(talk.word(`common:chat.${kind}`))]).toEqual([one, true]);
      expect(answer).toContain(question);
    }
    expect((await talk.state()).missed).toBeUndefined();
  });
});

describe('small talk', () => {
  it('is an answer where the question takes it: somebody may be called so', async () => {
    const talk = await inText(app, questions.lastName);
    expect(await talk.say('Bonjour')).toContain('Post-nom');
    expect(await talk.say('Merci')).toContain('Prénom');
    expect(await talk.say('où en suis-je')).toMatch(
      /Nom : Bonjour\nPost-nom \(facultatif\) : Merci|Nom : Bonjour\nPost-nom : Merci/,
    );
  });

  it('at the review gets one sentence and the review', async () => {
    const cards = await onCards(app, screens.review);
    expect(await cards.say('merci')).toMatch(/^Je vous en prie\.[\s\S]*vérifiez vos réponses/);
    expect(liveCards(cards)).toBe(1);
    const text = await inText(app, questions.review);
    expect(await text.say('quelle merde')).toContain('Tapez « oui »');
    expect(await text.say('merde')).toMatch(/^Je suis désolé[\s\S]*vérifiez vos réponses/);
  });

  it.each(['card', 'text'] as const)('where nothing is open, %s', async (channel) => {
    const talk = await (channel === 'card' ? cardTalk : textTalk)(app, 'konnect', 'agent1');
    expect(await talk.say('bonjour')).toMatch(/^\s*Bonjour Agent[\s\S]*Que souhaitez-vous faire/);
    expect(await talk.say('merci')).toBe('Je vous en prie.');
    expect(await talk.say('au revoir')).toBe('Au revoir !');
    expect(await talk.say('connard')).toMatch(/^Je suis désolé[\s\S]*Que souhaitez-vous faire/);
  });
});

it('three times where nothing is open offers a person', async () => {
  const talk = await textTalk(app, 'konnect', 'agent1');
  for (const _ of [1, 2]) expect(await talk.say('xyzzy')).not.toContain('+243 800 000 000');
  expect(await talk.say('xyzzy')).toMatch(/\+243 800 000 000[\s\S]*1\. Enregistrer/);
});

it('a card that is sent with mistakes three times is nonsense, too, and keeps what was typed', async () => {
  const talk = await onCards(app, screens.contact);
  const wrong = { 'Téléphone 1': 'abc', 'E-mail': 'carole@example.com' };
  for (const _ of [1, 2]) await talk.press('Suivant', wrong);
  expect(await talk.press('Suivant', wrong)).toContain('Vos dernières réponses');
  expect(liveCards(talk)).toBe(1);
  expect(await talk.press('Suivant', { 'Téléphone 1': '0810 000 123' })).toContain('étape 4 sur 5');
});
