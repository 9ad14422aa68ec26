import { expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { draftsIn, sayAll } from '../support/drafting.js';
import { textTalk } from '../support/talk.js';
import { pages } from './pages.js';

const NEXT = 'Nächster Schritt';
const OTHER = 'Beispielkanzlei Müller-Muster & Partner';
const house = pages({ of: 'comuniq' });

const references = async () => (await draftsIn(house.app)).map(({ answers }) => answers.ownReference);

it.each([
  ['a desktop', { width: 1280, height: 900, locale: 'de' }],
  ['a telephone', { width: 390, height: 844, locale: 'de' }],
] as const)(
  'on %s what was begun for a customer stays when the question about it is passed over',
  async (_, looks) => {
    const first = await textTalk(house.app, 'comuniq', 'reseller1');
    await sayAll(first, ['Business User', OTHER, '1', 'K-4711', 'heute']);
    first.close();
    const desk = await house.signedIn('reseller1', looks);
    await desk.press('Business User');
    await desk.seeOnCards('Schritt 1 von 8');
    await desk.field('Kunde').selectOption({ label: OTHER });
    await desk.field('Portfolio').selectOption('one');
    await desk.field('Vertragsdauer').selectOption('months12');
    await desk.press(NEXT, {
      'Referenz (optional)': 'NEU-1',
      Startdatum: DateTime.now().setZone('Europe/Berlin').toFormat('yyyy-MM-dd'),
    });
    await desk.seeOnCards('Es gibt einen Entwurf');
    await desk.looks();
    const screen = desk.page.locator('.ac-adaptiveCard', { hasText: 'Schritt 2 von 8' }).last();
    await screen.getByLabel('Daten-Produkt').selectOption('data5');
    await screen.getByLabel('SMS-Produkt').selectOption('sms100');
    await screen.getByRole('button', { name: NEXT, exact: true }).click();
    await desk.seeOnCards('Schritt 3 von 8');
    expect(await desk.read()).toContain('Der Entwurf bleibt erhalten.');
    expect(await references()).toEqual(['K-4711']);
    expect(await desk.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    // The same is begun once more from the panel: it is asked about, and passed over by beginning something else.
    await desk.choose('Expert User');
    await desk.choose('Bestellübersicht');
    await desk.seeOnCards('Es gibt noch keine');
    expect(await references()).toEqual(['K-4711']);
    expect(desk.complaints).toEqual([]);
    await desk.close();
  },
  120_000,
);
