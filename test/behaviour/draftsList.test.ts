import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.js';
import { answersAt, draftsIn, sayAll } from '../support/drafting.js';
import { cardSteps, inText, onCards, questions, screens } from '../support/registering.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk, textTalk } from '../support/talk.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('konnect');
});

const rows = () => draftsIn(app);

describe('beginning what there is a draft of', () => {
  const open = async () => (await inText(app, questions.avenue)).close();

  it('asks first, in plain text: yes goes on, no begins anew, and the first answer replaces it', async () => {
    await open();
    const talk = await textTalk(app, 'konnect', 'agent1');
    expect(await talk.say('enregistrer un client')).toMatch(
      /vous avez un brouillon \(8 réponses · .* · conversation écrite\)/,
    );
    expect(await talk.say('non')).toContain('Nom');
    expect((await rows()).map(({ answers }) => answers.lastName)).toEqual(['Exemple']);
    await talk.say('Autre');
    expect((await rows()).map(({ answers }) => answers)).toEqual([{ lastName: 'Autre' }]);
    talk.close();
    const other = await textTalk(app, 'konnect', 'agent1');
    await other.say('1');
    expect(await other.say('oui')).toContain('Post-nom');
    other.close();
  });

  it('asks first, on cards', async () => {
    await open();
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.press('Enregistrer un client');
    expect(await talk.press('Oui, le reprendre')).toContain('étape 4 sur 5');
    const other = await cardTalk(app, 'konnect', 'agent1');
    await other.press('Enregistrer un client');
    expect(await other.press('Non, recommencer')).toContain('étape 1 sur 5');
    for (const one of [talk, other]) one.close();
  });

  it('is no answer where a PIN is asked', async () => {
    const talk = await inText(app, questions.pin);
    const other = await textTalk(app, 'konnect', 'agent1');
    await sayAll(other, ['enregistrer un client', 'non', 'Autre']);
    other.close();
    await talk.say('menu');
    await talk.say('enregistrer un client');
    expect(await talk.say('non')).toContain('Nom');
    talk.close();
  });
});

describe('the list of drafts', () => {
  it('goes on with one by its number and deletes one by its number, in plain text', async () => {
    (await inText(app, questions.avenue)).close();
    const talk = await textTalk(app, 'konnect', 'agent1');
    expect(await talk.say('Brouillons')).toMatch(/1\. Enregistrer un client : 8 réponses · .* · conversation écrite\n/);
    expect(await talk.say('supprimer 1')).toContain('Brouillon supprimé : Enregistrer un client.');
    expect(await rows()).toEqual([]);
    expect(await talk.say('drafts')).toContain('Vous n’avez pas de brouillon.');
    talk.close();
  });

  it('goes on with one over an open question, by its number', async () => {
    (await inText(app, questions.avenue)).close();
    const talk = await textTalk(app, 'konnect', 'agent1');
    await talk.say('Réabonner un client');
    await talk.say('черновики');
    expect(await talk.say('1')).toContain('Avenue');
    talk.close();
  });

  it('has a row for each on cards, and deletes all at once', async () => {
    (await onCards(app, screens.identity)).close();
    const renewal = await textTalk(app, 'konnect', 'agent1');
    await renewal.say('Réabonner un client');
    await renewal.say('KNDEMXAAAA222222');
    expect(await rows()).toHaveLength(2);
    renewal.close();
    const talk = await cardTalk(app, 'konnect', 'agent1');
    const list = await talk.say('Entwürfe');
    expect(list).toMatch(new RegExp(`Enregistrer un client ${answersAt.identity} réponses · .* · chat en ligne`));
    const stale = talk.valueOf('Supprimer : Enregistrer un client');
    await talk.press('Supprimer : Enregistrer un client');
    expect(await rows()).toHaveLength(1);
    expect(await talk.send(stale)).toContain('Ce brouillon n’existe plus. Tapez « brouillons »');
    (await onCards(app, 1)).close();
    const another = await cardTalk(app, 'konnect', 'agent1');
    await another.press('Enregistrer un client');
    await another.press('Suivant', cardSteps[1]?.[1]);
    await talk.say('brouillons');
    await talk.press('Tout supprimer');
    expect(await rows()).toEqual([]);
    for (const one of [talk, another]) one.close();
  });
});

it('shows the three latest in the menu, and a line that leads to them all', async () => {
  const account = await app.accountId('konnect', 'agent1');
  const kept = { operator: 'konnect', account, left: [], channel: 'msteams', expiresAt: '2999-01-01T00:00:00.000Z' };
  const ids = ['commissions', 'transactions', 'resubscription', 'registration'];
  await app.store.transaction(async ({ drafts }) => {
    for (const [index, procedure] of ids.entries()) {
      const at = `2026-01-0${index + 1}T12:00:00.000Z`;
      await drafts.insert({ ...kept, id: procedure, procedure, answers: { any: 'x' }, at });
    }
  });
  const talk = await textTalk(app, 'konnect', 'agent1');
  expect(talk.greeting).toMatch(
    /1\. Enr[\s\S]*18\. Langue .*\n19\. Reprendre : Enregistrer.*\n20\. Reprendre : Réabonner.*\n21\. Reprendre : Mes transactions.*\n22\. Tous les brouillons\n/,
  );
  expect(await talk.say('22')).toMatch(/4\. Mes commissions : 1 réponse · 01\/01\/2026 · chat Teams/);
  talk.close();
});

it('a sentence that begins what there is a draft of asks first, and keeps what it says', async () => {
  (await inText(app, questions.avenue)).close();
  const talk = await textTalk(app, 'konnect', 'agent1');
  expect(await talk.say('enregistrer un client, passeport OP7654321')).toContain('vous avez un brouillon');
  expect(await talk.say('non')).toContain('Nom');
  const [draft] = await rows();
  expect(draft?.answers).toMatchObject({ documentType: 'passport' });
  expect(draft?.answers).not.toHaveProperty('lastName');
  talk.close();
});
