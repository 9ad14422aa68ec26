import { DialogsState } from '../../src/dialogs/conversation/state.js';
import type { Language } from '../../src/domain/terms/language.js';
import type { FixedKey, ProcedureKey, WordValues } from '../../src/speech/words.js';
import type { TestApp } from './app.js';
import { plainBlanks } from './seen.js';
import { type CardTalk, cardTalk, type Talk, textTalk } from './talk.js';

/** A procedure in whose middle something else happens: with one answer given, the second question is open. */
export interface Middle {
  readonly what: string;
  readonly operator: string;
  readonly login: string;
  readonly language: Language;
  readonly procedure: string;
  /** The first answer, and how it reads. */
  readonly first: string;
  readonly reads: string;
  /** What stands in the question after it, and in the first one. */
  readonly question: { readonly card: string; readonly text: string };
  readonly firstQuestion: string;
  /** A read-only procedure without answers of its own, and the lines that carry it through. */
  readonly reading: { readonly procedure: string; readonly lines: readonly string[] };
}

export const middles: readonly Middle[] = [
  {
    ...{ what: 'with a PIN', operator: 'konnect', login: 'agent1', language: 'fr', procedure: 'registration' },
    ...{ first: 'Exemple', reads: 'Exemple', firstQuestion: 'Nom' },
    question: { card: 'Post-nom (facultatif)', text: 'Post-nom' },
    reading: { procedure: 'transactions', lines: ['-', '-'] },
  },
  {
    ...{ what: 'lines of kcell', operator: 'kcell', login: 'admin1', language: 'ru', procedure: 'mobileInternet' },
    ...{ first: '+7 701 000 0001', reads: '+7 701 000 0001', firstQuestion: 'Номера' },
    question: { card: 'шаг 2 из 2', text: '1. Подключить или сменить основной пакет' },
    reading: { procedure: 'myHistory', lines: ['-'] },
  },
  {
    ...{ what: 'lines of belarus', operator: 'belarus', login: 'admin1', language: 'ru', procedure: 'blocking' },
    ...{ first: '+375 29 100 00 01', reads: '+375 29 100 00 01', firstQuestion: 'Номера' },
    question: { card: 'шаг 2 из 2', text: '1. Поставить на паузу' },
    reading: { procedure: 'myHistory', lines: ['-'] },
  },
  {
    ...{ what: 'lines of telenet', operator: 'telenet', login: 'fleet1', language: 'fr', procedure: 'blocking' },
    ...{ first: '+32 470 00 00 01', reads: '+32 470 00 00 01', firstQuestion: 'Cartes SIM' },
    question: { card: 'étape 2 sur 2', text: '1. Suspendre une carte SIM' },
    reading: { procedure: 'myHistory', lines: ['-'] },
  },
];

export type Channel = 'card' | 'text';
/** Each procedure, on cards and in plain text: the title of a test names both. */
export const everywhere = middles.flatMap((middle) =>
  (['card', 'text'] as const).map((channel) => ({ ...middle, channel, name: `${middle.what}, ${channel}` })),
);
export type Place = (typeof everywhere)[number];

/** A conversation in the middle of a procedure. */
export interface MiddleTalk extends Talk {
  /** The card talk, where cards show. */
  readonly cards: CardTalk | undefined;
  /** What the question that is open reads. */
  readonly question: string;
  /** A word of the operator's in the conversation's language, as it is seen. */
  word(key: FixedKey | ProcedureKey, values?: WordValues): string;
  /** Presses the button on cards, types the line in plain text. */
  choose(button: FixedKey, line: string): Promise<string>;
  /** Starts another procedure from the menu, and says these lines. Gives the last answer. */
  start(procedure: string, lines?: readonly string[]): Promise<string>;
  state(): Promise<DialogsState>;
}

/** Opens a conversation and begins the procedure; `lines` in place of its first answer. */
export async function inTheMiddle(app: TestApp, at: Place, lines: readonly string[] = [at.first]): Promise<MiddleTalk> {
  const open = at.channel === 'card' ? cardTalk : textTalk;
  const talk: Talk = await open(app, at.operator, at.login);
  const cards = isCards(talk) ? talk : undefined;
  const word: MiddleTalk['word'] = (key, values) => plainBlanks(app.words(at.language, at.operator).say(key, values));
  const start: MiddleTalk['start'] = async (procedure, said = []) => {
    await talk.say('menu');
    let answer = await talk.say(app.words(at.language, at.operator).say(`${procedure}:title`));
    for (const line of said) answer = await talk.say(line);
    return answer;
  };
  await start(at.procedure, lines);
  return {
    ...talk,
    cards,
    question: at.question[at.channel],
    word,
    start,
    choose: (button, line) => (cards === undefined ? talk.say(line) : cards.press(word(button))),
    state: async () => DialogsState.parse((await app.store.conversations.load(talk.conversation))?.state),
  };
}

const isCards = (talk: Talk): talk is CardTalk => 'press' in talk;
