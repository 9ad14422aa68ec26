import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keptState } from '../../src/dialogs/conversation/olderState.js';
import { luhnDigit } from '../../src/domain/values/luhn.js';
import type { WordKey, WordValues } from '../../src/speech/words.js';
import type { TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { type CardTalk, cardTalk, type Talk, textTalk } from '../support/talk.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('telenet');
});

const say = (key: WordKey, values: WordValues = {}) => plainBlanks(app.words('fr', 'telenet').say(key, values));
const screen = (name: string, procedure: 'addLine' | 'billingSettings' = 'addLine') =>
  say(`${procedure}:screens.${name}`);
const label = (name: string) => say(`addLine:fields.${name}.label`);
const step = (number: number, name: string, procedure?: 'addLine' | 'billingSettings') =>
  say('common:steps.button', { number, title: screen(name, procedure) });
const lost = (...names: string[]) =>
  say('common:steps.lost', { labels: names.map((name) => say('common:quoted', { text: label(name) })).join(', ') });
const lostBegins = () => say('common:steps.lost', { labels: '' }).slice(0, 20);
const review = () => say('common:review.title', { procedure: say('addLine:title') });

const SIM = '893203000080000001';
const sim = SIM + luhnDigit(SIM);

const runOf = async ({ conversation }: Talk) => {
  const { state } = (await app.store.conversations.load(conversation)) ?? {};
  const { runs, open } = keptState(state, { showsCards: true });
  return runs[open[0] ?? ''];
};
const answersOf = async (talk: Talk) => (await runOf(talk))?.answers;

/** The finished steps that the last card that asks something offers. */
function offered(talk: CardTalk): string[] {
  const card = talk.cards().findLast(({ actions }) => actions.some(({ data }) => data?.act === 'answer'));
  return (card?.actions ?? []).filter(({ data }) => data?.act === 'step').map(({ title = '' }) => plainBlanks(title));
}

/** At the billing account: four of the six steps are finished. */
async function onCards() {
  const talk = await cardTalk(app, 'telenet', 'fleet1');
  await talk.press(say('addLine:title'));
  await talk.press('Suivant', { 'Numéro de carte SIM': sim });
  await talk.press('Suivant', { 'Profil split bill': /^Pas de/ });
  await talk.press('Suivant', { Prénom: 'Lara', Nom: 'Exemple', Langue: /français/i });
  await talk.press('Suivant', { 'Plan tarifaire': 'Mobile Europe · 45,00 €' });
  await talk.press('Suivant', { 'Options (facultatif)': [/^Data National/] });
  return talk;
}

async function inText() {
  const talk = await textTalk(app, 'telenet', 'fleet1');
  for (const said of [say('addLine:title'), sim, '1', '-', '-', 'Lara', 'Exemple', '-', '-', '-', '1'])
    await talk.say(said);
  await talk.say('Mobile Europe');
  await talk.say('Data National 10 GB');
  return talk;
}

describe('a finished step opened again while a part of what is there was refused (T22)', () => {
  it('brings the whole card back, with what was answered on it', async () => {
    const talk = await cardTalk(app, 'telenet', 'fleet1');
    const [title, paidBy, email] = [
      say('billingSettings:title'),
      'Mode de paiement',
      'Adresse e-mail pour les factures',
    ];
    await talk.press(title);
    await talk.press('Suivant', { 'Billing account': /^100000003/ });
    expect(await talk.press('Suivant', { [paidBy]: 'Domiciliation', [email]: 'compta@exemple.example' })).toContain(
      'mandat signé',
    );
    await talk.press(step(1, 'account', 'billingSettings'));
    const back = await talk.press('Suivant');
    expect(back).toContain(paidBy);
    expect(back).toContain(email);
    expect(await talk.press('Suivant', { [paidBy]: 'Virement' })).toContain('→ compta@exemple.example');
    talk.close();
  });
});

describe('finished steps on a card (T2)', () => {
  it('stay on the screen, each with its number and name, and not the one that is asked', async () => {
    const talk = await onCards();
    expect(offered(talk)).toEqual([step(1, 'sim'), step(2, 'bill'), step(3, 'user'), step(4, 'plan')]);
    talk.close();
  });

  it('are opened again with their answers, and all that still fits is kept', async () => {
    const talk = await onCards();
    const before = await answersOf(talk);
    expect(await talk.press(step(3, 'user'))).toContain(screen('user'));
    const read = await talk.press('Suivant', { Prénom: 'Laura' });
    // On with the question that was open.
    expect(read).toContain(screen('billing'));
    expect(read).not.toContain(lostBegins());
    expect(await answersOf(talk)).toEqual({ ...before, firstName: 'Laura' });
    talk.close();
  });

  it('keep what was chosen from a list that goes by them where that has it still', async () => {
    const talk = await onCards();
    const before = await answersOf(talk);
    await talk.press(step(4, 'plan'));
    await talk.press('Suivant', { 'Plan tarifaire': /^Mobile Start · / });
    // The options go by the plan: they come on a card of their own, as they were.
    const read = await talk.press('Suivant');
    expect(read).toContain(screen('billing'));
    expect(await answersOf(talk)).toEqual({ ...before, plan: 'mobileStart' });
    talk.close();
  });

  it('name the answers that do not fit any more, and ask them again', async () => {
    const talk = await onCards();
    const before = await answersOf(talk);
    await talk.press(step(4, 'plan'));
    const read = await talk.press('Suivant', { 'Plan tarifaire': /^Mobile Limitless/ });
    expect(read).toContain(lost('options'));
    const { options: _, ...kept } = before ?? {};
    expect(await answersOf(talk)).toEqual({ ...kept, plan: 'mobileLimitless' });
    expect(await talk.press('Suivant', { 'Options (facultatif)': [] })).toContain(screen('billing'));
    talk.close();
  });

  it('can be opened one after the other, and left by going back', async () => {
    const talk = await onCards();
    const before = await answersOf(talk);
    await talk.press(step(4, 'plan'));
    expect(offered(talk)).toEqual([step(1, 'sim'), step(2, 'bill'), step(3, 'user')]);
    expect(await talk.press(step(2, 'bill'))).toContain(screen('bill'));
    expect(await talk.press('Retour')).toContain(screen('sim'));
    expect(await talk.press('Suivant')).toContain(screen('billing'));
    expect(await answersOf(talk)).toEqual(before);
    talk.close();
  });

  it('lose nothing, whichever are opened in whatever order', async () => {
    const talk = await onCards();
    const before = await answersOf(talk);
    const steps = [step(1, 'sim'), step(2, 'bill'), step(3, 'user')] as const;
    const property = fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...steps), { minLength: 1 }), async (opened) => {
      for (const one of opened) await talk.press(one);
      expect(await talk.press('Suivant')).toContain(screen('billing'));
      expect(await answersOf(talk)).toEqual(before);
    });
    await fc.assert(property, { numRuns: 40 });
    talk.close();
  });

  it('cannot be opened by a card of before, nor where they are not finished or none at all', async () => {
    const talk = await onCards();
    const old = talk.valueOf(step(1, 'sim'));
    await talk.press(step(2, 'bill'));
    await talk.press('Suivant');
    const answers = await answersOf(talk);
    expect(await talk.send(old)).toContain(say('common:stale'));
    const now = talk.valueOf(step(1, 'sim'));
    for (const forged of ['billing', 'number', 'nothing', '__proto__', ''])
      expect(await talk.send({ ...now, step: forged })).toContain(say('common:stale'));
    expect(await talk.send({ act: 'step', card: now.card })).toContain(say('common:stale'));
    expect(await answersOf(talk)).toEqual(answers);
    expect((await runOf(talk))?.again ?? []).toEqual([]);
    // And the card that is open still counts.
    expect(await talk.press('Suivant', { 'Billing account': /^100000001/ })).toContain(screen('number'));
    talk.close();
  });

  it('are there in any procedure of several steps: a ticket (T18), of which the detail goes by the subject', async () => {
    const talk = await cardTalk(app, 'telenet', 'fleet1');
    const title = (number: number, name: string) =>
      say('common:steps.button', { number, title: say(`ticket:screens.${name}`) });
    await talk.press(say('ticket:title'));
    const subjects = talk.cards().at(-1)?.inputs[0]?.choices ?? [];
    await talk.press('Suivant', { [say('ticket:fields.subject.label')]: subjects[0]?.title ?? '' });
    const details = talk.cards().at(-1)?.inputs[0]?.choices ?? [];
    await talk.press('Suivant', { [say('ticket:fields.detail.label')]: details[0]?.title ?? '' });
    expect(offered(talk)).toEqual([title(1, 'subject')]);
    await talk.press(title(1, 'subject'));
    await talk.press('Suivant');
    expect(await talk.press('Suivant')).toContain(say('ticket:screens.action'));
    talk.close();
  });

  it('are not there where the operator’s guide does not have them', async () => {
    const konnect = await shared.open('konnect');
    const talk = await cardTalk(konnect, 'konnect', 'agent1');
    await talk.press(plainBlanks(konnect.words('fr', 'konnect').say('registration:title')));
    expect(offered(talk)).toEqual([]);
    talk.close();
  });
});

describe('finished steps in plain text', () => {
  it('are said where somebody asks where they are, and opened by their numbers and by their names', async () => {
    const talk = await inText();
    const steps = [step(1, 'sim'), step(2, 'bill'), step(3, 'user'), step(4, 'plan')].join(', ');
    expect(await talk.say('où en suis-je')).toContain(say('common:steps.text', { steps, number: 1 }));
    for (const said of ['étape 2', 'retour au profil split bill', `étape « ${screen('bill')} »`, screen('bill')]) {
      expect([said, await talk.say(said)]).toEqual([said, expect.stringContaining(label('splitBill'))]);
      expect(await talk.say('=')).toContain(label('billingAccount'));
    }
    // A part of the name is enough behind "back to".
    expect(await talk.say('retour au plan tarifaire')).toContain(label('plan'));
    talk.close();
  });

  it('are opened by any word for a step in any language', async () => {
    const talk = await inText();
    const words = app.words('fr', 'telenet');
    const ways = words
      .listOfAll('common:said.step')
      .flatMap((word) => [`${word} 1`, `${word} 1.`, `${word.toUpperCase()} 1`]);
    const backs = words.listOfAll('common:said.backTo').filter((word) => !word.endsWith("'"));
    const said = [...ways, ...backs.map((word) => `${word} ${words.listOfAll('common:said.step')[0]} 1`)];
    for (const one of said) {
      expect([one, await talk.say(one)]).toEqual([one, expect.stringContaining(label('iccid'))]);
      await talk.say('=');
    }
    talk.close();
  });

  it('are left again for the step that was open, with one word', async () => {
    const talk = await inText();
    const before = await answersOf(talk);
    expect(await talk.say('étape 3')).toContain(label('description'));
    expect(await talk.say('étape 5')).toContain(label('billingAccount'));
    expect(await answersOf(talk)).toEqual(before);
    talk.close();
  });

  it('name what does not fit any more', async () => {
    const talk = await inText();
    expect(await talk.say('étape 4')).toContain(label('plan'));
    const read = await talk.say('Mobile Limitless');
    expect(read).toContain(lost('options'));
    expect(read).toContain(label('options'));
    expect(await talk.say('-')).toContain(label('billingAccount'));
    talk.close();
  });

  it('say that a step is none of them, and ask on', async () => {
    const talk = await inText();
    for (const number of [6, 12]) {
      const read = await talk.say(`étape ${number}`);
      expect(read).toContain(say('common:steps.notFinished', { number }));
      expect(read).toContain(label('billingAccount'));
    }
    expect(await talk.say('étape 5')).toContain(label('billingAccount'));
    talk.close();
  });

  it('are opened from the review as well, which comes again', async () => {
    const talk = await inText();
    for (const said of ['1', '1']) await talk.say(said);
    expect(await talk.say('1')).toContain(review());
    expect(await talk.say('où en suis-je')).toContain(step(6, 'number'));
    expect(await talk.say('étape 2')).toContain(label('splitBill'));
    expect(await talk.say('=')).toContain(review());
    expect(await talk.say('oui')).toContain(say('addLine:done'));
    talk.close();
  });

  it('leave a step’s name to a question that takes any words', async () => {
    const talk = await textTalk(app, 'telenet', 'fleet1');
    for (const said of [say('addLine:title'), sim, '1']) await talk.say(said);
    // The description; it may also be meant for the menu, which is asked.
    const asked = await talk.say(screen('sim'));
    expect(asked).not.toContain(label('iccid'));
    if (!asked.includes(label('title'))) await talk.say('2');
    expect(await answersOf(talk)).toMatchObject({ description: screen('sim') });
    talk.close();
  });
});
