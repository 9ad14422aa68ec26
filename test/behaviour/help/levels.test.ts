import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TestApp } from '../../support/app.js';
import { sharedApps } from '../../support/sharedApp.js';
import { cardTalk, textTalk } from '../../support/talk.js';

// The whole program is started for each.
jest.setTimeout(60_000);

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open();
});
afterEach(() => {
  expect(app.lines.filter((line) => line.includes('words.missing'))).toEqual([]);
});

describe('help where nothing is open', () => {
  it('lists what the role can do, in the order of the menu, and what works at any moment', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    const help = await talk.say('aide');
    const titles = ['Enregistrer un client', 'Réabonner un client', 'Mes transactions', 'Contacter un conseiller'];
    const places = titles.map((title) => help.indexOf(`${title} : `));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(help).toContain('À tout moment');
    expect(help).toContain('« historique »');
    expect(help).toContain('+243 800 000 000');
    expect(help).not.toContain('Effacer les données');
  });

  it('is a card with a way to a person', async () => {
    const talk = await cardTalk(app, 'kcell', 'admin1');
    const help = await talk.say('помощь');
    expect(help).toContain('Что здесь можно сделать');
    expect(help).toContain('Отправить секретный код');
    expect(await talk.press('Написать в поддержку')).toContain('Тема');
  });
});

describe('help while something is asked', () => {
  it('says what is asked, why, and what comes of it; once more it is the whole guide', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    await talk.say('Réabonner un client');
    const asked = await talk.say('aide');
    expect(asked).toContain('Opération en cours : Réabonner un client');
    expect(asked).toMatch(/Numéro d’activation : .*désigne l’abonnement/);
    expect(asked).toContain('rien n’est exécuté avant votre confirmation');
    expect(asked).not.toContain('Catégorie');
    const guide = await talk.say('aide');
    expect(guide).toContain('Le guide : Réabonner un client');
    expect(guide).toMatch(/2\. Réabonnement : Compte, Catégorie, Forfait/);
    expect(guide).toContain('confirmez avec votre code PIN');
    expect(guide).toContain('– Convenez d’abord avec le client');
    // The question stays open, and a third time it is explained again.
    expect(guide).toContain('La clé d’activation du client');
    expect(await talk.say('aide')).toContain('Opération en cours');
    expect(await talk.say('KNDEMXAAAA222222')).toContain('Compte');
  });

  it('has a button to the whole guide, with the operator’s own terms', async () => {
    const talk = await cardTalk(app, 'telenet', 'fleet1');
    await talk.press('Suspendre / réactiver une carte SIM');
    const asked = await talk.say('aide');
    expect(asked).toContain('Cartes SIM');
    const guide = await talk.press('Le guide complet');
    expect(guide).toContain('Le guide : Suspendre / réactiver une carte SIM');
    expect(guide).toContain('MyBill');
    expect(await talk.send({ act: 'guide', procedure: 'registration' })).toContain('n’est plus valable');
  });
});
