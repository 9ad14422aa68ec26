import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import { inLanguage } from '../../src/domain/terms/choices.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date('2026-11-18T09:00:00Z') } });
});
afterAll(() => app.stop());

const acting = new Set(procedures.filter(({ ending }) => ending.run !== undefined).map(({ id }) => id));

/** Who may do what to lines, and one of theirs. */
const desks = [
  { operator: 'belarus', login: 'admin1', number: '29 100 00 01', international: '+375291000001' },
  { operator: 'kcell', login: 'admin1', number: '701 000 0010', international: '+77010000010' },
  { operator: 'telenet', login: 'fleet1', number: '0470 00 00 01', international: '+32470000001' },
] as const;
type Desk = (typeof desks)[number];

const speak = (language: Language) =>
  app.store.transaction(async ({ accounts, drafts }) => {
    for (const account of await accounts.where({})) await accounts.put({ ...account, language });
    for (const { id } of await drafts.where({})) await drafts.remove(id);
  });

/** What a conversation comes to by these texts. */
async function heard({ operator, login }: Desk, ...texts: readonly string[]) {
  await app.store.transaction(async ({ drafts }) => {
    for (const { id } of await drafts.where({})) await drafts.remove(id);
  });
  const { conversation, say, close } = await textTalk(app, operator, login);
  let answer = '';
  for (const text of texts) answer = await say(text);
  close();
  const { runs, open, next } = DialogsState.parse((await app.store.conversations.load(conversation))?.state);
  const run = runs[open[0] ?? ''];
  return { answer, procedure: run?.procedure, answers: run?.answers ?? {}, next };
}

function stateName(operator: string, state: 'suspended' | 'debt', language: Language): string {
  const name = app.operators.get(operator)?.lineRules?.stateNames[state];
  return name === undefined ? '?' : inLanguage(name, language);
}

const one = (list: readonly string[]) => fc.constantFrom(...list);

/** What people say to see the lines in a state, and what only looks like it. */
const stateful: Readonly<
  Record<
    Language,
    { show: readonly string[]; all: readonly string[]; state: readonly string[]; nouns: readonly string[] }
  >
> = {
  fr: {
    show: ['montre-moi', 'montrez', 'affiche', 'liste de', 'je voudrais voir'],
    all: ['toutes les', 'les'],
    nouns: ['cartes SIM', 'lignes', 'cartes'],
    state: ['suspendues', 'bloquées'],
  },
  ru: {
    show: ['покажи', 'показать', 'покажите мне', 'список:'],
    all: ['все', ''],
    nouns: ['номера', 'симки'],
    state: ['заблокированные', 'приостановленные'],
  },
  de: {
    show: ['zeig mir', 'zeige', 'bitte zeigen Sie mir', 'Liste:'],
    all: ['alle', 'die'],
    nouns: ['Karten', 'SIM-Karten', 'Nummern'],
    state: ['pausierten', 'gesperrten'],
  },
  en: {
    show: ['show me', 'show', 'please show me', 'list of'],
    all: ['all', 'the'],
    nouns: ['SIM cards', 'numbers', 'lines'],
    state: ['suspended', 'blocked'],
  },
};

/** What is asked why, with what is not to be done. */
const whys: Readonly<Record<Language, readonly string[]>> = {
  fr: ['pourquoi bloqué', 'pourquoi est-il bloqué', 'bonjour, pourquoi la ligne est suspendue', 'pourquoi suspendu'],
  ru: [
    'почему заблокирован',
    'здравствуйте, почему заблокирован номер',
    'почему он заблокирован',
    'почему номер на паузе',
  ],
  de: ['warum gesperrt', 'warum ist die Karte gesperrt', 'wieso ist der Anschluss pausiert', 'hallo, warum pausiert'],
  en: ['why blocked', 'why is it blocked', 'hello, why is the line suspended', 'why is this number suspended'],
};

/** What a line has, and people name beside its number. */
const parts: Readonly<Record<Language, readonly string[]>> = {
  fr: ['statut', 'état', 'infos'],
  ru: ['статус', 'состояние', 'инфо'],
  de: ['Status', 'Info', 'Details'],
  en: ['status', 'info', 'details'],
};

const approveAll: Readonly<Record<Language, readonly string[]>> = {
  fr: ['tout approuver', 'approuve tout', 'approuver toutes les demandes', 'valide tout'],
  ru: ['одобри все', 'одобрить всё', 'согласовать все запросы', 'одобряю все'],
  de: ['alle freigeben', 'alles genehmigen', 'alle Anfragen freigeben', 'bitte alles freigeben'],
  en: ['approve all', 'approve everything', 'approve all requests', 'please approve all'],
};

/** Those who owe, and are to be unblocked. */
const unblockDebt: Readonly<Record<Language, readonly string[]>> = {
  fr: ['débloque tous ceux qui ont un impayé', 'débloquer les lignes avec un impayé', 'débloquer les impayés'],
  ru: ['разблокируй всех кто в долгу', 'разблокировать должников', 'разблокируй номера с долгом'],
  de: ['entsperre alle, die im Rückstand sind', 'alle mit Zahlungsrückstand entsperren'],
  en: ['unblock everybody who is in debt', 'unblock everyone in debt', 'unblock the lines with unpaid invoices'],
};

const liftAllBars: Readonly<Record<Language, readonly string[]>> = {
  fr: ['lever tous les blocages', 'supprimer tous les blocages', 'lève les blocages'],
  ru: ['снять все запреты', 'убери все запреты', 'отменить все запреты'],
  de: ['alle Sperren aufheben', 'bitte alle Sperren entfernen', 'alle Sperren deaktivieren'],
  en: ['lift all bars', 'remove all bars', 'please lift the bars'],
};

describe.each(languages)('in %s', (language) => {
  beforeEach(() => speak(language));

  it('who wants to see the lines in a state gets the list of them, and nothing is done', async () => {
    const { show, all, nouns, state } = stateful[language];
    const isBehind = language === 'fr';
    const sentence = fc
      .tuple(one(show), one(all), one(state), one(nouns))
      .map(([verb, which, adjective, noun]) =>
        [verb, which, ...(isBehind ? [noun, adjective] : [adjective, noun])].join(' ').trim(),
      );
    await fc.assert(
      fc.asyncProperty(sentence, fc.constantFrom(...desks), async (text, desk) => {
        const { procedure, answer, answers } = await heard(desk, text);
        const name = stateName(desk.operator, 'suspended', language);
        const isNarrowed = answer.includes(
          plainBlanks(app.words(language, desk.operator).say('problems:line.stateSeveral', { state: name })),
        );
        expect({ text, procedure, answers, isNarrowed }).toEqual({
          ...{ text, procedure: 'lineOverview', answers: {}, isNarrowed: true },
        });
      }),
      { numRuns: 50 },
    );
  }, 120_000);

  it('who asks why changes nothing, and of a number sees how it is', async () => {
    await fc.assert(
      fc.asyncProperty(one(whys[language]), fc.constantFrom(...desks), fc.boolean(), async (text, desk, named) => {
        const { procedure, answer } = await heard(desk, named ? `${text} ${desk.number}` : text);
        expect([text, procedure !== undefined && acting.has(procedure)]).toEqual([text, false]);
        const state = app.words(language, desk.operator).say('lineOverview:facts.state');
        if (named) expect([text, answer.includes(state)]).toEqual([text, true]);
      }),
      { numRuns: 24 },
    );
  }, 120_000);

  it('a word for what a line has, beside its number, shows that line', async () => {
    await fc.assert(
      fc.asyncProperty(one(parts[language]), fc.constantFrom(...desks), fc.boolean(), async (part, desk, first) => {
        const text = first ? `${part} ${desk.number}` : `${desk.number} ${part}`;
        const { answer, next } = await heard(desk, text);
        const shown = answer.includes(app.words(language, desk.operator).say('lineOverview:facts.state'));
        expect({ text, shown, isOffered: next?.fields.blocking }).toEqual({ text, shown: true, isOffered: 'lines' });
      }),
      { numRuns: 24 },
    );
  }, 120_000);

  it('a number alone shows the line and what can be done with it, which is then done to it', async () => {
    const typed = fc
      .constantFrom(...desks)
      .chain((desk) =>
        fc.tuple(
          fc.constant(desk),
          fc.constantFrom(
            desk.number,
            desk.international,
            desk.number.replaceAll(' ', ''),
            desk.number.replaceAll(' ', '-'),
          ),
          fc.constantFrom('', '.', '?', ' '),
        ),
      );
    await fc.assert(
      fc.asyncProperty(typed, async ([desk, number, sign]) => {
        const text = `${number}${sign}`;
        const words = app.words(language, desk.operator);
        const { next } = await heard(desk, text);
        expect([text, next?.fields.blocking]).toEqual([text, 'lines']);
        const begun = await heard(desk, text, words.say('blocking:title'));
        expect([text, begun.procedure, Object.keys(begun.answers)]).toEqual([text, 'blocking', ['lines']]);
      }),
      { numRuns: 24 },
    );
  }, 120_000);

  it('what is to be done to all of a state chooses none of them', async () => {
    for (const text of unblockDebt[language]) {
      const { procedure, answers, answer } = await heard(desks[1], text);
      const name = stateName('kcell', 'debt', language);
      const said = app.words(language, 'kcell').say('problems:line.stateSeveral', { state: name });
      expect({ text, procedure, answers, isSaid: answer.includes(plainBlanks(said)) }).toEqual({
        ...{ text, procedure: 'blocking', answers: {}, isSaid: true },
      });
    }
  }, 60_000);

  it('who approves all is shown what waits', async () => {
    for (const text of approveAll[language]) {
      const { procedure, answer } = await heard(desks[1], text);
      // Nothing waits here.
      const nothing = app.words(language, 'kcell').say('approvals:nothing');
      expect({ text, procedure, isSaid: answer.includes(plainBlanks(nothing)) }).toEqual({
        text,
        procedure: undefined,
        isSaid: true,
      });
    }
  }, 60_000);

  it('who lifts all bars at Telenet comes to the bars, and none is turned', async () => {
    for (const text of liftAllBars[language]) {
      const { procedure, answers } = await heard(desks[2], `${text} ${desks[2].number}`);
      expect({ text, procedure, fields: Object.keys(answers) }).toEqual({
        text,
        procedure: 'barring',
        fields: ['lines'],
      });
    }
  }, 60_000);
});
