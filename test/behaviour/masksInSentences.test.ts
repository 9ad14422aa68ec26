import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date('2026-11-18T09:00:00Z') } });
});
afterAll(() => app.stop());

/** Each begins without a draft, in this language. */
const fresh = (language: Language) =>
  app.store.transaction(async ({ accounts, drafts }) => {
    for (const account of await accounts.where({})) await accounts.put({ ...account, language });
    for (const { id } of await drafts.where({})) await drafts.remove(id);
  });

/** A desk, the digits that its numbers begin with, as people type them. */
const desks = [
  { operator: 'kcell', login: 'admin1', begins: ['701 000', '8 701000', '+7701000', '702', '8702000'] },
  { operator: 'belarus', login: 'admin1', begins: ['29 100', '8029 10000', '+37529100', '291000'] },
  { operator: 'telenet', login: 'fleet1', begins: ['0470 00', '047000', '+3247000', '0470'] },
] as const;
const asked: Readonly<Record<Language, readonly ((mask: string) => string)[]>> = {
  fr: [(mask) => `bloquer la ligne ${mask}`, (mask) => `${mask} bloquer la ligne, perdu`],
  ru: [(mask) => `заблокировать номер ${mask}`, (mask) => `${mask} заблокировать номер, украли`],
  de: [(mask) => `Rufnummer ${mask} sperren`, (mask) => `${mask}: SIM-Karte sperren, verloren`],
  en: [(mask) => `block the line ${mask}`, (mask) => `${mask} block the line, lost`],
};

async function heard({ operator, login }: Pick<(typeof desks)[number], 'operator' | 'login'>, ...texts: string[]) {
  const { conversation, say, close } = await textTalk(app, operator, login);
  let answer = '';
  for (const text of texts) answer = await say(text);
  close();
  const found = await app.store.conversations.load(conversation);
  const { runs, open } = DialogsState.parse(found?.state);
  const run = runs[open[0] ?? ''];
  return { procedure: run?.procedure, fields: Object.keys(run?.answers ?? {}), answer };
}

describe.each(languages)('a mask in a sentence in %s', (language) => {
  it('narrows the list, and chooses none of those that fit', async () => {
    const sentence = fc
      .constantFrom(...desks)
      .chain((desk) =>
        fc.tuple(
          fc.constant(desk),
          fc.constantFrom(...desk.begins),
          fc.constantFrom('%', '_%', '%_', '%0%'),
          fc.nat(1),
        ),
      );
    await fc.assert(
      fc.asyncProperty(sentence, async ([desk, begins, end, way]) => {
        await fresh(language);
        const mask = `${begins}${end}`;
        const text = asked[language][way]?.(mask) ?? '';
        const { procedure, fields, answer } = await heard(desk, text);
        expect({ text, procedure, lines: fields.includes('lines') }).toEqual({
          text,
          procedure: 'blocking',
          lines: false,
        });
        const words = app.words(language, desk.operator);
        expect(answer).toContain(plainBlanks(words.say('problems:line.maskSeveral', { mask })));
        expect(answer).toContain(plainBlanks(words.say('common:lines.only', { by: mask })));
      }),
      { numRuns: 50 },
    );
  }, 120_000);

  it('that one number fits is that number; that none fits is said', async () => {
    const [kcell] = desks;
    await fresh(language);
    const [way] = asked[language];
    const one = await heard(kcell, way?.('701 000 000_') ?? '', way?.('70100000_1') ?? '');
    expect(one.fields).toEqual([]);
    await fresh(language);
    const only = await heard(kcell, way?.('%70100000_1') ?? '');
    expect(only.answer).toContain('+7 701 000 0001');
    await fresh(language);
    const none = await heard(kcell, way?.('999%') ?? '');
    expect(none.answer).toContain(plainBlanks(app.words(language, 'kcell').say('problems:line.unknown')));
  });
});
