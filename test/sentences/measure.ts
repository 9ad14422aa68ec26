import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import { sentenceOf } from '../../src/dialogs/sentences/sentence.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { ok } from '../../src/domain/terms/result.js';
import { startApp, type TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { type Talk, textTalk } from '../support/talk.js';
import { guidesIn, speakerOf } from './decisions.js';
import { areFilled } from './namedFields.js';
import { type Walked, walk } from './walked.js';

/** A Wednesday. */
const NOW = new Date('2026-11-18T09:00:00Z');

const Sentence = z.strictObject({
  says: z.string(),
  /** The operator, and who speaks there: its first demo account where nobody is named. */
  at: z.string(),
  as: z.string().optional(),
  /** The procedure, or null for what is outside. */
  means: z.string().nullable(),
  /** By field, lines by their numbers. Other fields must stay open. */
  fields: z.record(z.string(), z.json()).optional(),
});
export type Sentence = z.output<typeof Sentence>;

/** What became of a sentence. */
export interface Heard {
  readonly sentence: Sentence;
  /** The procedures that were started or are asked for; none: it was said to be outside. */
  readonly procedures: readonly string[];
  /** What was offered as the nearest, where it was said to be outside. */
  readonly nearest: string | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
  /** What was meant began, at once or with one press among what was asked about: what it was given then. */
  readonly began: Began | undefined;
}

interface Began {
  readonly how: 'atOnce' | 'pressed';
  readonly fields: Readonly<Record<string, unknown>>;
  /** What was answered to the questions that were left. */
  readonly walked: Walked;
}

export interface Measured {
  readonly heard: readonly Heard[];
  /** The right procedure at once, or the sentence's own among two that were asked for. */
  readonly right: number;
  readonly asked: number;
  /** Said to be outside, but offered as the nearest. */
  readonly offered: number;
  readonly inside: number;
  /** Of those whose fields are told: all of them, and no others. */
  readonly filled: number;
  readonly named: number;
  readonly refused: number;
  readonly outside: number;
}

/** The sets beside this file: docs/sentences.md says what each is for. */
export const sets = ['report', 'earlier', 'choose', 'sets', 'tuning'] as const;
export type Set = (typeof sets)[number];

/** One of the sets beside this file. */
export async function sentencesOf(set: Set, language: Language): Promise<Sentence[]> {
  const file = fileURLToPath(new URL(`./${set}/${language}.json`, import.meta.url));
  return z.array(Sentence).parse(JSON.parse(await readFile(file, 'utf8')));
}

/** The whole program on a fixed day. What only shows something tells what it was asked, and shows nothing. */
export async function startMeasuring() {
  const shown: Record<string, unknown>[] = [];
  const telling = procedures.map((procedure) => {
    if (procedure.ending.show === undefined) return procedure;
    const { query } = procedure.ending.show;
    const look = async (_asking: unknown, answers: unknown) => {
      shown.push({ procedure: procedure.id, answers });
      return ok({ facts: {} });
    };
    return { ...procedure, ending: { show: { query: { ...query, look }, with: (answers: object) => answers } } };
  });
  const app = await startApp({ clock: { now: () => NOW }, procedures: telling });
  return { app, shown };
}

export type Measuring = Awaited<ReturnType<typeof startMeasuring>>;

/** Says all sentences of a set, each in a conversation of its own. */
export async function measure(on: Measuring, language: Language, sentences: readonly Sentence[]): Promise<Measured> {
  await speak(on.app, language);
  const heard: Heard[] = [];
  for (const sentence of sentences) heard.push(await hear(on, sentence));
  const inside = heard.filter(({ sentence }) => sentence.means !== null);
  const outside = heard.filter(({ sentence }) => sentence.means === null);
  const named = inside.filter(({ sentence }) => sentence.fields !== undefined);
  const count = (some: readonly Heard[], is: (one: Heard) => boolean) => some.filter(is).length;
  return {
    heard,
    right: count(inside, isRight),
    asked: count(inside, (one) => isRight(one) && one.procedures.length > 1),
    offered: count(inside, (one) => !isRight(one) && one.nearest === one.sentence.means),
    inside: inside.length,
    filled: count(named, isFilled),
    named: named.length,
    refused: count(outside, isRight),
    outside: outside.length,
  };
}

export const isRight = ({ sentence, procedures }: Heard): boolean =>
  sentence.means === null ? procedures.length === 0 : procedures.includes(sentence.means);

/** All that the sentence names and no other, compared by what is meant. */
export const isFilled = ({ sentence, fields }: Heard): boolean =>
  sentence.fields === undefined || areFilled(sentence, fields);

/** All demo accounts speak this language. */
async function speak({ store }: TestApp, language: Language): Promise<void> {
  await store.transaction(async ({ accounts }) => {
    for (const account of await accounts.where({})) await accounts.put({ ...account, language });
  });
}

async function hear(on: Measuring, sentence: Sentence): Promise<Heard> {
  const { app } = on;
  const login = sentence.as ?? app.demoData.get(sentence.at)?.accounts[0]?.login ?? '';
  await withoutDrafts(app);
  const talk = await textTalk(app, sentence.at, login);
  const first = await begunBy(on, talk, sentence.says);
  const { candidates } = first;
  const place = candidates.indexOf(sentence.means ?? '');
  const pressed = place === -1 ? undefined : await begunBy(on, talk, String(place + 1));
  // What has nothing to choose from ends at once.
  const started = first.run === undefined ? understood(app, sentence, first.answer) : [first.run.procedure];
  const nearest = candidates.length === 1 ? candidates[0] : undefined;
  const procedures = candidates.length > 1 ? candidates : started;
  const atOnce = started.length === 1 && started[0] === sentence.means ? first : undefined;
  const meant = atOnce ?? (pressed?.run?.procedure === sentence.means ? pressed : undefined);
  const how = atOnce === undefined ? 'pressed' : 'atOnce';
  const walked = meant && (await walk(app, talk, sentence, meant.answer));
  talk.close();
  const began = meant && walked && ({ how, fields: meant.fields, walked: await inNumbersOf(app, walked) } as const);
  return { sentence, procedures, nearest, fields: first.fields, began };
}

const inNumbersOf = async (app: TestApp, walked: Walked): Promise<Walked> => ({
  ...walked,
  answers: await inNumbers(app, given(walked.answers)),
});

/** What others have begun before is no part of this conversation. */
const withoutDrafts = ({ store }: TestApp): Promise<void> =>
  store.transaction(async ({ drafts }) => {
    for (const { id } of await drafts.where({})) await drafts.remove(id);
  });

/** What a text begins, and what that is given; else what is asked about. */
async function begunBy({ app, shown }: Measuring, talk: Talk, text: string) {
  const before = shown.length;
  const answer = await talk.say(text);
  const conversation = await app.store.conversations.load(talk.conversation);
  const state = DialogsState.parse(conversation?.state);
  const { waits } = state;
  const run = state.runs[state.open[0] ?? ''] ?? (shown.length > before ? Shown.parse(shown.at(-1)) : undefined);
  const candidates = waits?.for === 'meant' ? waits.procedures : [];
  return { answer, run, candidates, fields: await inNumbers(app, given(run?.answers ?? {})) };
}

/** The procedure that was said to be understood. */
function understood({ words }: TestApp, { at }: Sentence, answer: string): string[] {
  const heard = languages.flatMap((language) =>
    procedures.map(({ id }) => {
      const { say } = words(language, at);
      return { id, line: plainBlanks(say('common:sentence.understood', { what: say(`${id}:title`) })) };
    }),
  );
  return heard.filter(({ line }) => answer.startsWith(line)).map(({ id }) => id);
}

const Shown = z.object({ procedure: z.string(), answers: z.record(z.string(), z.json().optional()) });

/** What was filled in: not what was left empty. */
const given = (answers: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null && value !== undefined));

/** A selection's lines by their numbers. */
async function inNumbers(app: TestApp, fields: Readonly<Record<string, unknown>>) {
  const { lines } = fields;
  if (typeof lines !== 'string') return fields;
  const numbers = await app.store.read(async (tables) => {
    const selection = await tables.selections.get(lines);
    const rows = await Promise.all((selection?.lines ?? []).map((id) => tables.lines.get(id)));
    return rows.map((row) => row?.number ?? '').toSorted();
  });
  return { ...fields, lines: numbers };
}

/** How often each sentence is timed. */
const ROUNDS = 20;

/** How long it takes to understand each of these sentences, in milliseconds of CPU, rising; their first time is not counted. */
export function timesOf({ app }: Measuring, language: Language, sentences: readonly Sentence[]): number[] {
  const guides = guidesIn();
  const once = (sentence: Sentence): number => {
    const { says } = sentence;
    const turn = speakerOf(app, language, sentence);
    sentenceOf(turn, guides, says);
    const began = process.cpuUsage();
    for (let round = 0; round < ROUNDS; round++) sentenceOf(turn, guides, says);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000 / ROUNDS;
  };
  return sentences.map(once).toSorted((one, other) => one - other);
}
