import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date('2026-11-18T09:00:00Z') } });
});
afterAll(() => app.stop());

/** How people say that a block is to end: with what it is called, which by itself asks for one. */
const wishes: Readonly<Record<Language, { verbs: readonly string[]; nouns: readonly string[]; last?: true }>> = {
  fr: {
    verbs: ['retire', 'retirez', 'lève', 'levez', 'enlève', 'supprime', 'annule', 'annulez'],
    nouns: ['le blocage', 'la suspension', 'la pause'],
  },
  ru: {
    verbs: ['отмени', 'отмените', 'отменить', 'убери', 'уберите', 'сними', 'снимите'],
    nouns: ['блокировку', 'паузу', 'приостановку'],
  },
  de: {
    verbs: ['aufheben', 'entfernen', 'löschen', 'beenden', 'rückgängig machen', 'stornieren'],
    nouns: ['die Sperre', 'Sperrung', 'die Pause'],
    last: true,
  },
  en: { verbs: ['cancel', 'remove', 'end', 'undo'], nouns: ['the block', 'the suspension', 'the pause'] },
};
const places: Readonly<Record<Language, readonly string[]>> = {
  fr: ['sur le', 'du', 'pour le'],
  ru: ['с', 'на', 'по номеру'],
  de: ['von', 'für', 'bei'],
  en: ['on', 'for', 'of'],
};
/** Lines that their company has suspended. */
const suspended = [
  { operator: 'telenet', login: 'fleet1', number: '0470 00 00 08' },
  { operator: 'belarus', login: 'admin1', number: '+375 29 100 00 04' },
] as const;

/** Each begins without a draft, in this language. */
const fresh = (language: Language) =>
  app.store.transaction(async ({ accounts, drafts }) => {
    for (const account of await accounts.where({})) await accounts.put({ ...account, language });
    for (const { id } of await drafts.where({})) await drafts.remove(id);
  });

/** What is done by the procedure that a text begins, if any. */
async function begun({ operator, login }: (typeof suspended)[number], text: string) {
  const { conversation, say, close } = await textTalk(app, operator, login);
  const answer = await say(text);
  close();
  const found = await app.store.conversations.load(conversation);
  const { runs, open } = DialogsState.parse(found?.state);
  const run = runs[open[0] ?? ''];
  return { procedure: run?.procedure, action: run?.answers.action, answer };
}

describe.each(languages)('in %s, to have a block ended', (language) => {
  it('is never taken for having one made', async () => {
    const { verbs, nouns, last } = wishes[language];
    const sentence = fc
      .tuple(
        fc.constantFrom(...verbs),
        fc.constantFrom(...nouns),
        fc.constantFrom(...places[language]),
        fc.constantFrom(...suspended),
        fc.constantFrom('', ...app.words(language, 'telenet').list('sentences:filler').slice(0, 6)),
      )
      .map(([verb, noun, place, at, polite]) => {
        const said = last ? [noun, place, at.number, verb] : [verb, noun, place, at.number];
        return { at, text: [polite, ...said].filter((part) => part !== '').join(' ') };
      });
    const wrong: unknown[] = [];
    await fc.assert(
      fc.asyncProperty(sentence, async ({ at, text }) => {
        await fresh(language);
        const { procedure, action, answer } = await begun(at, text);
        const isEnded = procedure === 'blocking' && action === 'resume';
        // An order may be undone as well, and where it is not clear, it is asked.
        const isAsked = procedure === undefined || procedure === 'undoOrders' || action === undefined;
        if (!isEnded && !isAsked) wrong.push({ text, procedure, action, answer: answer.slice(0, 200) });
      }),
      { numRuns: 60 },
    );
    expect(wrong).toEqual([]);
  }, 120_000);

  it('goes to its review', async () => {
    const { verbs, nouns, last } = wishes[language];
    const [verb, noun, place, at] = [verbs[0], nouns[2], places[language][0], suspended[0]];
    await fresh(language);
    const said = last ? [noun, place, at.number, verb] : [verb, noun, place, at.number];
    const { procedure, action } = await begun(at, said.join(' '));
    expect({ procedure, action }).toEqual({ procedure: 'blocking', action: 'resume' });
  });
});
