import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import { languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date('2026-11-18T09:00:00Z') } });
});
afterAll(() => app.stop());

const acting = new Set(procedures.filter(({ ending }) => ending.run !== undefined).map(({ id }) => id));
acting.delete('person');

/** Who may do all of it there is, each with a number of theirs. */
const desks = [
  { operator: 'belarus', login: 'admin2', number: '29 100 07 01' },
  { operator: 'kcell', login: 'admin3', number: '8 701 000 09 01' },
  { operator: 'telenet', login: 'fleet3', number: '0470 00 07 01' },
] as const;
type Desk = (typeof desks)[number];

/** The procedures that a sentence has begun, or offers. */
async function heard({ operator, login }: Desk, text: string): Promise<string[]> {
  const { conversation, say, close } = await textTalk(app, operator, login);
  await say(text);
  close();
  const found = await app.store.conversations.load(conversation);
  const { runs, waits } = DialogsState.parse(found?.state);
  const waiting = waits?.for === 'meant' ? waits.procedures : waits?.for === 'starting' ? [waits.procedure] : [];
  return [...Object.values(runs).map(({ procedure }) => procedure), ...waiting];
}

async function speak(language: (typeof languages)[number]): Promise<void> {
  await app.store.transaction(async ({ accounts }) => {
    for (const account of await accounts.where({})) await accounts.put({ ...account, language });
  });
}

/** Who did something to a line. */
const whoDid = {
  fr: ['qui a bloqué le', 'bonjour, qui a suspendu le', 'par qui a été bloquée la ligne'],
  ru: ['кто заблокировал', 'здравствуйте, кто поставил на паузу', 'кем заблокирован номер'],
  de: ['wer hat gesperrt:', 'hallo, wer hat die Nummer pausiert', 'von wem wurde gesperrt:'],
  en: ['who blocked', 'hello, who suspended', 'by whom was the line blocked'],
};

/** Services that no desk has here. */
const services = {
  fr: ['smart roaming', 'activer le roaming sur le'],
  ru: ['смарт роуминг', 'подключить смарт роуминг на'],
  de: ['Smart Roaming', 'Roaming einschalten für'],
  en: ['smart roaming', 'turn roaming on for'],
};

/** What Belarus and Kcell have and the others have not. */
const forwarding = {
  fr: 'activer le renvoi d’appel',
  ru: 'подключи переадресацию на',
  de: 'Rufumleitung einschalten für',
  en: 'turn on call forwarding for',
};

/** A list as a file. */
const exports = {
  fr: ['exporter la liste en Excel', 'télécharger la liste en CSV', 'export Excel des numéros'],
  ru: ['экспортировать список в Excel', 'выгрузить список в эксель', 'скачать список номеров в CSV'],
  de: ['Liste als Excel exportieren', 'Liste als CSV herunterladen', 'Nummern nach Excel exportieren'],
  en: ['export the list to Excel', 'download the list as CSV', 'Excel export of the numbers'],
};

describe.each(languages)('in %s', (language) => {
  beforeEach(() => speak(language));

  it('who asks something has nothing done, whatever verb is said', async () => {
    const words = app.words(language, 'telenet');
    const phrases = [...acting].flatMap((id) => words.list(`${id}:phrases`));
    const asked = fc.tuple(
      fc.constantFrom('', ...words.list('sentences:filler')),
      fc.constantFrom(...words.list('sentences:toKnow')),
      fc.constantFrom(...phrases),
      fc.constantFrom(...desks),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(asked, async ([polite, asks, phrase, desk, named]) => {
        const text = `${polite} ${asks} ${phrase} ${named ? desk.number : ''}`.trim();
        const done = (await heard(desk, text)).filter((id) => acting.has(id));
        expect({ text, done }).toEqual({ text, done: [] });
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it.each(desks)('who did something is told by the history ($operator)', async (desk) => {
    for (const text of whoDid[language]) {
      const { say, close } = await textTalk(app, desk.operator, desk.login);
      const told = plainBlanks(await say(`${text} ${desk.number}`));
      close();
      // The number is in it, so nothing is asked.
      const title = plainBlanks(app.words(language, desk.operator).say('companyHistory:title'));
      expect({ text, told: told.split('\n').slice(0, 3) }).toMatchObject({ told: expect.arrayContaining([title]) });
    }
  });

  it.each(desks)('a service changes no mobile internet, and nothing but services ($operator)', async (desk) => {
    for (const text of services[language]) {
      const begun = (await heard(desk, `${text} ${desk.number}`)).filter((id) => acting.has(id));
      // There it is asked which, of those that the plan has.
      expect({ text, begun: begun.filter((id) => id !== 'options') }).toEqual({ text, begun: [] });
    }
  });

  it.each(desks)('a service that only other operators have begins nothing else ($operator)', async (desk) => {
    const text = forwarding[language];
    const begun = (await heard(desk, `${text} ${desk.number}`)).filter((id) => acting.has(id));
    expect({ text, begun }).toEqual({ text, begun: desk.operator === 'telenet' ? [] : ['callForwarding'] });
  });

  it.each(desks)(
    'a list as a file begins nothing but a look at the lines or their report ($operator)',
    async (desk) => {
      for (const text of exports[language]) {
        const { conversation, say, close } = await textTalk(app, desk.operator, desk.login);
        await say(text);
        close();
        const { runs } = DialogsState.parse((await app.store.conversations.load(conversation))?.state);
        // Kcell mails a report of the numbers (C20): it asks where to, and is reviewed.
        const looks = ['lineOverview', 'companyReport'];
        const begun = Object.values(runs).filter(({ procedure }) => !looks.includes(procedure));
        expect({ text, begun }).toEqual({ text, begun: [] });
      }
    },
  );
});
