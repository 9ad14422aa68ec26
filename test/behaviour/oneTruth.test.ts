import { beforeEach, describe, expect, it } from '@jest/globals';
import { registration } from '../../src/dialogs/procedures/sales/registration.js';
import type { TestApp } from '../support/app.js';
import { changeOf, inText, onCards, questions, screens, valueOn } from '../support/registering.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { type CardTalk, cardTalk, textTalk } from '../support/talk.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('konnect');
});

/** What the cards that were answered say of a field. */
const said = (talk: CardTalk, label: string): string[] =>
  talk
    .cards()
    .flatMap(({ text, actions }) => (actions.length === 0 ? text.split('\n') : []))
    .filter((line) => line.startsWith(`${label} `));

const titleOf = (text: string): string => text.split('\n')[0] ?? '';

describe('one truth per question', () => {
  it('a corrected answer stands on no card as it was', async () => {
    const talk = await onCards(app, screens.review);
    for (const town of ['Goma', 'Bukavu']) {
      await changeOf(talk, 'town');
      await talk.press('Suivant', { Ville: town });
      expect(new Set(said(talk, 'Ville'))).toEqual(new Set([`Ville ${town}`]));
    }
    talk.close();
  });

  it('going back and answering otherwise leaves no card that says something else', async () => {
    const talk = await onCards(app, screens.address);
    await talk.press('Retour');
    await talk.press('Retour');
    await talk.press('Suivant', { 'Numéro de la pièce d’identité': 'OP 1234567' });
    await talk.press('Suivant', {});
    expect(new Set(said(talk, 'Numéro de la pièce d’identité'))).toEqual(
      new Set(['Numéro de la pièce d’identité OP1234567']),
    );
    talk.close();
  });

  it.each(['back', ...registration.fields.map(({ name }) => name)])(
    'after %s no answered card shows what another screen asked',
    async (field) => {
      const talk = await onCards(app, field === 'back' ? screens.address : screens.review);
      if (field === 'back') {
        await talk.press('Retour');
        await talk.press('Retour');
        await talk.press('Suivant', {});
      } else await changeOf(talk, field);
      await talk.press('Suivant', {});
      const words = app.words('fr');
      const labels = new Map(
        Object.keys(registration.screens).map((screen) => [
          plainBlanks(words.say(`registration:screens.${screen}`)),
          registration.fields.flatMap(({ name, screen: own }) =>
            own === screen ? [plainBlanks(words.say(`registration:fields.${name}.label`))] : [],
          ),
        ]),
      );
      const all = [...labels.values()].flat();
      const answered = talk.cards().filter(({ text, actions }) => actions.length === 0 && labels.has(titleOf(text)));
      expect(answered.length).toBeGreaterThan(2);
      for (const { text } of answered) {
        const shown = text.split('\n').slice(1);
        const asked = all.filter((label) => shown.some((line) => line.startsWith(`${label} `)));
        expect(labels.get(titleOf(text))).toEqual(expect.arrayContaining(asked));
      }
      talk.close();
    },
  );

  it('a card of which nothing stands any more says that its question is repeated', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.press('Réabonner un client');
    await talk.press('Suivant', { 'Numéro d’activation': 'KNDEMXAAAA222222' });
    await talk.press('Suivant', { Compte: 'USD', Catégorie: 'Residential' });
    await talk.press('Suivant', { Forfait: 'KONNECT Home 20, 30 jours · 60,00 USD' });
    await talk.press('Suivant', { 'Type de réabonnement': 'Changement de forfait' });
    await talk.say('le forfait est KONNECT Home 5');
    const answered = talk.cards().filter(({ actions }) => actions.length === 0);
    expect(answered.filter(({ text }) => !text.includes('\n'))).toEqual([]);
    expect(answered.at(-1)?.text).toContain(plainBlanks(app.words('fr').say('common:below')));
    talk.close();
  });

  it('a package that is asked anew stands nowhere as chosen', async () => {
    const talk = await onCards(app, screens.review);
    await changeOf(talk, 'category');
    await talk.press('Suivant', { Catégorie: 'Entreprise - Large Corporations' });
    expect(said(talk, 'Forfait')).toEqual([]);
    expect(new Set(said(talk, 'Catégorie'))).toEqual(new Set(['Catégorie Entreprise - Large Corporations']));
    talk.close();
  });

  it('cancel says its sentence once', async () => {
    const talk = await onCards(app, screens.identity);
    await talk.press('Annuler');
    const sentence = plainBlanks(app.words('fr').say('common:cancelled'));
    const left = await talk.press(plainBlanks(app.words('fr').say('common:leave.leave')));
    expect(left.split(sentence)).toHaveLength(2);
    talk.close();
  });
});

describe('what was refused', () => {
  it.each(['2468', '12345678'])(
    'and looks like a PIN (%s) leaves its field empty, beside an answer given before',
    async (typed) => {
      const talk = await onCards(app, screens.review);
      await changeOf(talk, 'lastName');
      await talk.press('Suivant', { Nom: typed });
      expect(valueOn(talk, 'Suivant', 'Nom')).toBe('');
      talk.close();
    },
  );
});

describe('what somebody has already', () => {
  const TAKEN = 'Un client est déjà enregistré avec cette pièce';

  it('is told at its field on cards, before the review and its PIN: a document, then a modem', async () => {
    const talk = await onCards(app, screens.identity);
    await talk.press('Suivant', {
      'Numéro de la pièce d’identité': 'op 0000001',
      'Type de pièce d’identité': 'Passeport',
    });
    const refused = await talk.press('Suivant', { 'Téléphone 1': '0810 000 123', 'E-mail': 'carole@example.com' });
    expect(refused).toContain(TAKEN);
    expect(valueOn(talk, 'Suivant', 'Numéro de la pièce d’identité')).toBe('OP0000001');
    expect(await talk.press('Suivant', { 'Numéro de la pièce d’identité': 'OP7654321' })).toContain('Adresse');
    talk.close();
  });

  it('is told of a modem as soon as its number is typed', async () => {
    const talk = await onCards(app, screens.offer);
    const filled = { Forfait: 'KONNECT Home 10, 30 jours · 40,00 USD', 'Numéro de série du modem': 'kndemo-0001' };
    expect(await talk.press('Suivant', filled)).toContain('Le modem KNDEMO0001 est déjà enregistré');
    expect(await talk.press('Suivant', { 'Numéro de série du modem': 'KN55550001' })).toContain(
      'vérifiez vos réponses',
    );
    talk.close();
  });

  it('is told in plain text, with the other answers kept', async () => {
    const talk = await inText(app, questions.documentNumber);
    await talk.say('OP0000001');
    await talk.say('passeport');
    expect(await talk.say('1')).toContain(TAKEN);
    expect(await talk.say('OP7654321')).toContain('Téléphone 1');
    talk.close();
  });
});

describe('a report that was merely opened', () => {
  it('does not come back after another one, and is not offered when that is cancelled', async () => {
    for (const talk of [await cardTalk(app, 'konnect', 'agent1'), await textTalk(app, 'konnect', 'agent1')]) {
      await talk.say('Mes transactions');
      await talk.say('Mes commissions');
      await talk.say('Mes transactions');
      const left = await talk.say('annuler');
      expect(left).not.toMatch(/Reprendre|Opération en cours|Reprise/);
      expect(await talk.say('annuler')).toContain('Il n’y a rien à annuler');
      talk.close();
    }
  });

  it('gives way to a procedure, whose own answers are kept under a report', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.press('Mes transactions');
    await talk.press('Enregistrer un client');
    await talk.press('Suivant', { Nom: 'Exemple' });
    await talk.press('Mes commissions');
    expect(await talk.say('annuler')).toContain('Opération en cours : Enregistrer un client (1 réponse)');
    const state = (await app.store.conversations.load(talk.conversation))?.state;
    expect(Object.keys(Object(state?.runs))).toHaveLength(1);
    talk.close();
  });
});
