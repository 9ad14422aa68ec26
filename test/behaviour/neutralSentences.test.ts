import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date('2026-11-18T09:00:00Z') } });
});
afterAll(() => app.stop());

/** Who may do it, on which line. */
const desks = [
  { operator: 'belarus', login: 'admin2', id: 'mobileInternet', number: '29 100 07 01' },
  { operator: 'belarus', login: 'admin2', id: 'blocking', number: '+375 29 100-07-01' },
  { operator: 'kcell', login: 'admin3', id: 'mobileInternet', number: '8 701 000 09 01' },
  { operator: 'kcell', login: 'admin3', id: 'blocking', number: '+7 701 000 0901' },
  { operator: 'telenet', login: 'fleet3', id: 'blocking', number: '0470 00 07 01' },
] as const;

/** What the sentence says of the procedure; a draft of the one before it makes it wait. */
async function heard(desk: (typeof desks)[number], text: string) {
  const { conversation, say, close } = await textTalk(app, desk.operator, desk.login);
  await say(text);
  close();
  const found = await app.store.conversations.load(conversation);
  const { runs, open, waits } = DialogsState.parse(found?.state);
  const begun = waits?.for === 'starting' ? waits : runs[open[0] ?? ''];
  return { procedure: begun?.procedure, fields: Object.keys(begun?.answers ?? {}) };
}

async function speak(language: (typeof languages)[number]): Promise<void> {
  await app.store.transaction(async ({ accounts }) => {
    for (const account of await accounts.where({})) await accounts.put({ ...account, language });
  });
}

describe.each(languages)('a sentence in %s that says no verb', (language) => {
  it.each(desks)(
    'decides nothing of what is done, and keeps the number ($operator, $id)',
    async (desk) => {
      await speak(language);
      const words = app.words(language, desk.operator);
      const polite = fc.constantFrom('', ...words.list('sentences:filler'));
      const sentence = fc
        .tuple(polite, fc.boolean(), fc.constantFrom(' ', ', ', ': ', ' - '), polite)
        .map(([before, first, between, after]) => {
          const said = [words.say(`${desk.id}:title`), desk.number];
          return [before, (first ? said : said.toReversed()).join(between), after].join(' ').trim();
        });
      await fc.assert(
        fc.asyncProperty(sentence, async (text) => {
          const { procedure, fields } = await heard(desk, text);
          // "Now" is a day, and politeness.
          const decided = fields.filter((name) => name !== 'on');
          expect({ text, procedure, decided }).toEqual({ text, procedure: desk.id, decided: ['lines'] });
        }),
        { numRuns: 12 },
      );
    },
    60_000,
  );
});
