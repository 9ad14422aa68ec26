import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date('2026-11-18T09:00:00Z') } });
});
afterAll(() => app.stop());

/** Each begins without a draft. */
const fresh = async (language: (typeof languages)[number]) =>
  app.store.transaction(async ({ accounts, drafts }) => {
    for (const account of await accounts.where({})) await accounts.put({ ...account, language });
    for (const { id } of await drafts.where({})) await drafts.remove(id);
  });

/** What is answered after these, lines by their numbers, and what was said to the last. */
async function heard(operator: string, login: string, ...texts: readonly string[]) {
  const talk = await textTalk(app, operator, login);
  let answer = '';
  for (const text of texts) answer = await talk.say(text);
  talk.close();
  const found = await app.store.conversations.load(talk.conversation);
  const { runs, open } = DialogsState.parse(found?.state);
  const run = runs[open[0] ?? ''];
  const { lines, ...others } = run?.answers ?? {};
  const numbers = await app.store.read(async (tables) => {
    const selection = typeof lines === 'string' ? await tables.selections.get(lines) : undefined;
    const rows = await Promise.all((selection?.lines ?? []).map((id) => tables.lines.get(id)));
    return rows.map((row) => row?.number);
  });
  return { procedure: run?.procedure, numbers, others, answer };
}

/** How people say that a phone was stolen, with whose it is. */
const stolen = {
  fr: [(name: string) => `bloquer la ligne de ${name}, volé`, (name: string) => `téléphone volé, ${name}`],
  ru: [(name: string) => `заблокировать номер ${name}, украли`, (name: string) => `украли телефон, ${name}`],
  de: [(name: string) => `Nummer von ${name} sperren, gestohlen`, (name: string) => `Handy gestohlen, ${name}`],
  en: [(name: string) => `block the number of ${name}, stolen`, (name: string) => `phone stolen, ${name}`],
};
/** People who have one line each, as they are called in its list and in a sentence. */
const people = [
  ['kcell', 'admin3', '+77010000902', ['Олжас', 'олжаса', 'Олжаса Макетхана', 'Макетхан Олжас']],
  ['kcell', 'admin3', '+77010000901', ['Үлгібай', 'Улгибай', 'Айгүл', 'Айгуль Улгибай']],
  ['kcell', 'admin3', '+77010000903', ['Мария', 'Марию', 'МАРИИ Шаблонбек']],
  ['telenet', 'fleet3', '+32470000701', ['Anna Modèle', 'Anna', 'anna modele', 'Annas']],
] as const;

describe.each(languages)('a name in a sentence in %s', (language) => {
  beforeEach(() => fresh(language));

  it.each(people)(
    'finds the line as at its question, and "stolen" fills action and reason (%s, %s, %s)',
    async (operator, login, number, names) => {
      for (const name of names) {
        for (const say of stolen[language]) {
          await fresh(language);
          const { procedure, numbers, others } = await heard(operator, login, say(name));
          const text = say(name);
          expect({ text, procedure, numbers, others }).toEqual({
            ...{ text, procedure: 'blocking', numbers: [number] },
            others: { action: 'suspend', reason: 'stolen' },
          });
        }
      }
    },
  );

  it('that several have is said, and the line is asked for', async () => {
    const [say] = stolen[language];
    const { numbers, answer } = await heard('telenet', 'fleet3', say?.('Modèle') ?? '');
    expect(numbers).toEqual([]);
    expect(answer).toContain(
      plainBlanks(app.words(language, 'telenet').say('problems:line.nameSeveral', { name: 'modele' })),
    );
  });

  it('beside another number is said not to count; beside its own nothing is said', async () => {
    const unused = (name: string) =>
      plainBlanks(app.words(language, 'telenet').say('problems:line.nameUnused', { name }));
    const [say] = stolen[language];
    const other = await heard('telenet', 'fleet3', `${say?.('Bruno')} 0470 00 07 01`);
    expect(other).toMatchObject({ numbers: ['+32470000701'], others: { action: 'suspend', reason: 'stolen' } });
    expect(other.answer).toContain(unused('bruno'));
    await fresh(language);
    const own = await heard('telenet', 'fleet3', `${say?.('Anna')} 0470 00 07 01`);
    expect(own).toMatchObject({ numbers: ['+32470000701'], others: { action: 'suspend', reason: 'stolen' } });
    expect(own.answer).not.toContain(unused('anna'));
  });

  it('of nobody finds no line, whatever it is', async () => {
    const word = fc.stringMatching(language === 'ru' ? /^[щъыэ]{4,9}$/ : /^[wxzk]{4,9}$/);
    await fc.assert(
      fc.asyncProperty(word, async (name) => {
        await fresh(language);
        const { numbers } = await heard('telenet', 'fleet3', stolen[language][0]?.(name) ?? '');
        expect({ name, numbers }).toEqual({ name, numbers: [] });
      }),
      { numRuns: 50 },
    );
  }, 60_000);
});

describe('a name beside a number that is not there', () => {
  it('does not take its place', async () => {
    await fresh('fr');
    const { numbers } = await heard('telenet', 'fleet3', 'bloquer le 0470 99 99 99 Anna, volé');
    expect(numbers).toEqual([]);
  });
});
