import { keptLearnt } from '../../src/bot/words/learntFiles.js';
import { guidesOf } from '../../src/dialogs/assistant.js';
import { Elements } from '../../src/dialogs/conversation/cards.js';
import type { Guides } from '../../src/dialogs/definition/guides.js';
import type { Procedure } from '../../src/dialogs/definition/procedure.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import { sentenceOf } from '../../src/dialogs/sentences/sentence.js';
import type { Language } from '../../src/domain/terms/language.js';
import { makeFormat } from '../../src/speech/format.js';
import type { TestApp } from '../support/app.js';
import type { Sentence } from './measure.js';

/** What is decided of a sentence before anything is filled in. */
export interface Decision {
  readonly sentence: Sentence;
  /** What it begins at once: a procedure, or that the balance is told. */
  readonly started: string | undefined;
  /** What is offered to choose from. */
  readonly asked: readonly string[];
}

/** All procedures, with what the build has learnt of their phrases. */
export function guidesIn(all: readonly Procedure[] = procedures): Guides {
  const cards = Object.assign(() => ({ contentType: '' }), { field: () => new Elements([]) });
  return guidesOf(all, cards, keptLearnt(`${import.meta.dirname}/../../dist/learnt`));
}

/** Who says a sentence: the operator's first demo account, unless it names another. */
export function speakerOf(app: TestApp, language: Language, { at, as }: Sentence) {
  const operator = app.operators.get(at);
  if (operator === undefined) throw new Error(`there is no operator ${at}`);
  const accounts = app.demoData.get(at)?.accounts ?? [];
  const account = as === undefined ? accounts[0] : accounts.find(({ login }) => login === as);
  const role = account?.role ?? 'agent';
  // A number's user is bound to it, and is heard to say what only they may ask for.
  const bound = account?.line === undefined ? {} : { boundTo: account.line };
  const actor = { account: '', operator: at, role, channel: 'text', conversation: '', ...bound } as const;
  const speaking = (one: Language) => {
    const words = app.words(one, at);
    return { words, format: makeFormat(words, operator.profile) };
  };
  return { operator, actor, speaking, words: app.words(language, at) };
}

/** What is decided of sentences. */
export function decisionsOf(
  app: TestApp,
  language: Language,
  sentences: readonly Sentence[],
  guides: Guides = guidesIn(),
): Decision[] {
  return sentences.map((sentence) => {
    const meaning = sentenceOf(speakerOf(app, language, sentence), guides, sentence.says);
    if (meaning?.kind === 'one') return { sentence, started: meaning.procedure, asked: [] };
    if (meaning?.kind === 'balance') return { sentence, started: 'balance', asked: [] };
    if (meaning?.kind === 'several') return { sentence, started: undefined, asked: meaning.procedures };
    return { sentence, started: undefined, asked: meaning?.nearest === undefined ? [] : [meaning.nearest] };
  });
}

/** How many of some decisions are right. */
export interface Counted {
  readonly all: number;
  readonly inside: number;
  readonly right: number;
  /** Right at once, or with one press. */
  readonly pressed: number;
  readonly wrong: number;
  /** Wrong, and what was begun changes something. */
  readonly wrongActing: number;
  readonly outside: number;
  readonly refused: number;
}

const acting = new Set(
  procedures.filter(({ id, ending }) => ending.run !== undefined && id !== 'person').map(({ id }) => id),
);

/** Whether something else was begun than was meant. */
export const isWrong = ({ sentence, started }: Decision): boolean =>
  started !== undefined && started !== sentence.means;

export function counted(decisions: readonly Decision[]): Counted {
  const inside = decisions.filter(({ sentence }) => sentence.means !== null);
  const outside = decisions.filter(({ sentence }) => sentence.means === null);
  const right = inside.filter(({ sentence, started }) => started === sentence.means);
  const offered = inside.filter(({ sentence, asked }) => asked.includes(sentence.means ?? ''));
  const wrong = decisions.filter(isWrong);
  return {
    all: decisions.length,
    inside: inside.length,
    right: right.length,
    pressed: right.length + offered.length,
    wrong: wrong.length,
    wrongActing: wrong.filter(({ started }) => acting.has(started ?? '')).length,
    outside: outside.length,
    refused: outside.filter(({ started }) => started === undefined).length,
  };
}
