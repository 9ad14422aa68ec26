import { beforeEach, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import type { TestApp } from '../support/app.js';
import { draftsIn, sayAll } from '../support/drafting.js';
import { inText, questions } from '../support/registering.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk, textTalk } from '../support/talk.js';

const shared = sharedApps();

/** Nobody gives up by saying nothing what was begun in another conversation. */
describe('the question about a draft that nobody answers', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await shared.open('konnect');
    (await inText(app, questions.avenue)).close();
  });
  const names = async () => (await draftsIn(app)).map(({ answers }) => answers.lastName);

  it('is asked again when the same is begun again, and the draft stays whatever else is begun, in plain text', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    for (const _ of [1, 2]) expect(await talk.say('enregistrer un client')).toContain('vous avez un brouillon');
    expect(await talk.say('Réabonner un client')).not.toContain('brouillon');
    await sayAll(talk, ['annuler', 'Autre', 'menu']);
    expect(await names()).toEqual(['Exemple']);
    talk.close();
  });

  it('the same on cards', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    const begins = talk.valueOf('Enregistrer un client');
    for (const _ of [1, 2]) expect(await talk.send(begins)).toContain('vous avez un brouillon');
    await talk.say('Réabonner un client');
    expect(await names()).toEqual(['Exemple']);
    talk.close();
  });
});

it('a customer is chosen on a card for whom there is a draft: the next screen is answered instead of the question', async () => {
  const app = await shared.open('comuniq');
  const OTHER = 'Beispielkanzlei Müller-Muster & Partner';
  const first = await textTalk(app, 'comuniq', 'reseller1');
  await sayAll(first, ['Business User', OTHER, '1', 'K-4711', 'heute']);
  first.close();
  const talk = await cardTalk(app, 'comuniq', 'reseller1');
  await talk.press('Business User');
  const asked = await talk.press('Nächster Schritt', {
    ...{ Kunde: OTHER, Portfolio: 'COMuniq ONE', 'Referenz (optional)': 'NEU-1' },
    Startdatum: DateTime.now().setZone('Europe/Berlin').toFormat('yyyy-MM-dd'),
    Vertragsdauer: /^12 Monate/,
  });
  expect(asked).toMatch(/Es gibt einen Entwurf \(\d+ Angaben/);
  const next = await talk.press('Nächster Schritt', { 'Daten-Produkt': /^Daten 1 GB/, 'SMS-Produkt': /^SMS 100/ });
  expect(next).toContain('Der Entwurf bleibt erhalten.');
  expect(next).toContain('Schritt 3 von 8');
  expect((await draftsIn(app)).map(({ answers }) => answers.ownReference)).toEqual(['K-4711']);
  const menu = await talk.say('menü');
  expect(menu).toMatch(/Weitermachen: Benutzer mit Mobiltelefon bestellen\n/);
  expect(menu).toMatch(/Weitermachen: Benutzer mit Mobiltelefon bestellen \(\d+ Angaben/);
  talk.close();
});
