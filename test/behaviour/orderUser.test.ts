import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { startBotService } from '../support/botService.js';
import { sayAll } from '../support/drafting.js';
import { type CardTalk, cardTalk, type Talk, textTalk } from '../support/talk.js';
import { teamsTalk } from '../support/teamsTalk.js';

// Some tests start the whole program with a second channel.
jest.setTimeout(60_000);

const OPERATOR = 'comuniq';
const RESUME = /Weitermachen: Benutzer mit Mobiltelefon bestellen \((\d+) Angaben, [^)]+\)/;
const DAY = 24 * 60 * 60 * 1000;
const PIN = '7351';

let now = new Date();
let app: TestApp;
beforeEach(() => {
  now = new Date();
});
afterEach(() => app.stop());
const start = async (options: Parameters<typeof startApp>[0] = {}) => {
  app = await startApp({ of: OPERATOR, clock: { now: () => now }, ...options });
};

const CUSTOMER = ['Business User', 'Musterbau', '1', '-', 'heute', 'monatlich kündbar'];
const PRODUCTS = ['Daten 1 GB', 'SMS 100', 'Fax2Mail'];
const PERSON = ['2', 'l.probe', 'Lara', '-', 'Probe', 'l.probe@musterbau.example', 'Deutsch'];
const NUMBER = ['1', '0107', 'Neue Nummer', '1'];
const FMC = ['30', 'Lara', PIN, '030', 'ja'];
const reviewed = async (): Promise<Talk> => {
  const talk = await textTalk(app, OPERATOR, 'reseller1');
  expect(await sayAll(talk, [...CUSTOMER, ...PRODUCTS, ...PERSON, ...NUMBER, ...FMC])).toContain('Angaben prüfen');
  return talk;
};
/** Corrects the answer with this label at the review. */
async function corrected(talk: Talk, label: string, value: string): Promise<string> {
  const review = await talk.say('wo bin ich');
  const number = new RegExp(`(\\d+)\\. ${label}:`).exec(review)?.[1];
  await talk.say(number ?? label);
  return talk.say(value);
}

describe('what depends on an answer', () => {
  it('is named and asked again where another voice product has not got it, and nothing else is', async () => {
    await start();
    const talk = await reviewed();
    const term = await corrected(talk, 'Voice-Produkt', 'Expert User');
    expect(term).toContain('„monatlich kündbar“ gibt es nicht mit Expert User');
    expect(await talk.say('12 Monate')).toContain('Daten-Produkt');
    expect(await talk.say('Daten 20 GB')).toContain('SMS-Produkt');
    expect(await talk.say('SMS 500')).toContain('Add-ons');
    const review = await talk.say('Multi-SIM');
    expect(review).toContain('Angaben prüfen');
    for (const kept of ['Lara', '8949400000800000107', '+49 176 04069050', 'Expert User', 'Multi-SIM'])
      expect(review).toContain(kept);
    talk.close();
  });

  it('is asked again for another customer: the SIM card, and the extension with those that there are', async () => {
    await start();
    await app.store.transaction(async ({ lines }) => {
      const [line] = await lines.where({ number: '+491713920001' });
      if (line !== undefined) await lines.put({ ...line, extension: '30' });
    });
    const talk = await reviewed();
    const other = await corrected(talk, 'Kunde', 'Beispielkanzlei');
    expect(other).toContain('Ausgewählt: Beispielkanzlei Müller-Muster & Partner');
    expect(await talk.say('0103')).toContain('Bestehende Nebenstellen: 10, 30');
    expect(await talk.say('30')).toContain('Die Nebenstelle 30 ist schon vergeben');
    talk.close();
  });
});

describe('a customer for whom something was begun in another conversation', () => {
  const OTHER = 'Beispielkanzlei';
  const FOUND = /Es gibt einen Entwurf \(\d+ Angaben/;
  const drafted = () =>
    app.store.read(async ({ drafts }) => (await drafts.where({})).map(({ answers }) => answers.ownReference));
  /** One conversation has begun for the other customer; a second one begins for the first and then chooses the other. */
  const chosen = async () => {
    await start();
    const first = await textTalk(app, OPERATOR, 'reseller1');
    await sayAll(first, ['Business User', OTHER, '1', 'K-4711', 'heute']);
    first.close();
    const talk = await textTalk(app, OPERATOR, 'reseller1');
    expect(await talk.say('Expert User')).toContain('Kunde');
    return { talk, asked: await talk.say(OTHER) };
  };

  it('is asked about, and stays until then', async () => {
    const { talk, asked } = await chosen();
    expect(asked).toMatch(FOUND);
    expect(await drafted()).toEqual(['K-4711']);
    // It goes on where it was left: after the start day.
    expect(await talk.say('ja')).toContain('Vertragsdauer');
    expect(await drafted()).toEqual(['K-4711']);
    expect((await talk.say('menü')).match(/Weitermachen: /g)).toHaveLength(1);
    talk.close();
  });

  it('keeps what was begun for them when the question is ignored, and what is ordered beside it takes nothing away', async () => {
    const { talk } = await chosen();
    const next = await talk.say('1');
    expect(next).toContain('Der Entwurf bleibt erhalten.');
    expect(await talk.say('NEU-1')).not.toContain('Entwurf');
    expect(await drafted()).toEqual(['K-4711']);
    // Both are there to be gone on with, and each is what it was.
    const menu = await talk.say('menü');
    expect(menu).toContain('Weitermachen: Benutzer mit Mobiltelefon bestellen\n');
    expect(menu).toMatch(/Weitermachen: Benutzer mit Mobiltelefon bestellen \(\d+ Angaben/);
    expect(await talk.say('Weitermachen: Benutzer mit Mobiltelefon bestellen')).toContain('Startdatum');
    await sayAll(talk, ['abbrechen', 'ja']);
    expect(await drafted()).toEqual(['K-4711']);
    talk.close();
  });

  it('is kept as a draft itself once the other one is gone', async () => {
    const { talk } = await chosen();
    await sayAll(talk, ['1', 'NEU-1']);
    const other = await textTalk(app, OPERATOR, 'reseller1');
    await sayAll(other, ['Expert User', OTHER, 'ja', 'abbrechen', 'ja']);
    other.close();
    expect(await drafted()).toEqual([]);
    await talk.say('heute');
    expect(await drafted()).toEqual(['NEU-1']);
    talk.close();
  });

  it('is given up only when it is begun anew and something is answered', async () => {
    const { talk } = await chosen();
    expect(await talk.say('nein')).toContain('Portfolio');
    expect(await drafted()).toEqual(['K-4711']);
    await talk.say('1');
    expect(await drafted()).toEqual([undefined]);
    talk.close();
  });
});

describe('a customer of another reseller', () => {
  it('is answered like one that nobody has', async () => {
    await start();
    const talk = await textTalk(app, OPERATOR, 'reseller1');
    await talk.say('Business User');
    const foreign = await talk.say('Vorlagenwerk AG');
    expect(await talk.say('Niemand AG')).toBe(foreign);
    talk.close();
  });
});

describe('an extension that is taken between the review and the yes', () => {
  it('is refused with those that there are, and all other answers stay', async () => {
    await start();
    const talk = await reviewed();
    await app.store.transaction(async ({ lines }) => {
      const [line] = await lines.where({ number: '+4917604069005' });
      if (line !== undefined) await lines.put({ ...line, extension: '30' });
    });
    const refused = await talk.say('ja');
    expect(refused).toContain(
      'Die Nebenstelle 30 ist schon vergeben. Wählen Sie eine andere; vergeben sind: 10, 11, 12, 20, 21, 30.',
    );
    expect(await corrected(talk, 'Nebenstellennummer', '32')).toContain('Angaben prüfen');
    expect(await talk.say('ja')).toContain('Benutzer bestellt');
    talk.close();
  });
});

describe('the PIN code', () => {
  it('stands in no state, no log, no order and no answer', async () => {
    await start();
    const talk = await reviewed();
    const receipt = await talk.say('ja');
    expect(receipt).not.toContain(PIN);
    await app.outbox.idle();
    const kept = await app.store.read(async ({ orders, lineUsers, receipts, audit, drafts }) =>
      JSON.stringify(await Promise.all([orders, lineUsers, receipts, audit, drafts].map((table) => table.where({})))),
    );
    expect([kept, app.lines.join('\n')].join()).not.toContain(`"${PIN}"`);
    talk.close();
  });
});

describe('an order that is interrupted for a day', () => {
  it('is gone on with in Teams: all answers are there but the PIN code, which is asked again', async () => {
    const service = await startBotService();
    await start({ env: service.env, bot: service.bot });
    const web: CardTalk = await cardTalk(app, OPERATOR, 'reseller1');
    await web.press('Business User');
    await web.press('Nächster Schritt', {
      ...{ Kunde: 'Musterbau GmbH', Portfolio: 'COMuniq ONE', Vertragsdauer: /^12 Monate/ },
      Startdatum: new Date(now.getTime() + 3 * DAY).toISOString().slice(0, 10),
    });
    await web.press('Nächster Schritt', { 'Daten-Produkt': /^Daten 1 GB/, 'SMS-Produkt': /^SMS 100/ });
    web.close();
    now = new Date(now.getTime() + DAY);
    const teams = await teamsTalk(app, service, OPERATOR, 'reseller1');
    const line = RESUME.exec(teams.greeting)?.[0] ?? 'no draft';
    const resumed = await teams.press(line);
    expect(resumed).toContain('Add-ons');
    expect(await teams.press('Nächster Schritt')).toContain('Bestehender oder neuer Benutzer');
    await app.stop();
    await service.close();
    await start();
  });
});
