import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { nextFields } from '../../src/dialogs/definition/answers.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import type { TestApp } from '../support/app.js';
import type { Talk } from '../support/talk.js';
import type { Sentence } from './measure.js';

/** What became of the fields that a sentence names and did not fill, once the questions for them were answered. */
export interface Walked {
  /** What was asked and typed, but for a name that several have, who alone were listed: there a press is enough. */
  readonly typed: readonly string[];
  /** Typed at its own question the demo's data do not take it, and all that goes by it cannot be answered: no reading could. */
  readonly refused: string | undefined;
  /** The answers in the end: what depends on an answer is read from the sentence once that is there. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Longer lists were not narrowed to a name. */
const FEW = 9;
const MOST_STEPS = 4;

/**
 * Answers the questions for fields that a sentence names and that were left open, with what it means: a value that is refused
 * there is none that could have been read, and one that is taken was missed.
 */
export async function walk(app: TestApp, talk: Talk, sentence: Sentence, answer: string): Promise<Walked> {
  const { means, fields = {} } = sentence;
  const procedure = procedures.find(({ id }) => id === means);
  const typed: string[] = [];
  let said = answer;
  let { answers } = await runNow(app, talk);
  for (let step = 0; step < MOST_STEPS && procedure !== undefined; step += 1) {
    const [next] = nextFields(procedure, answers).map(({ name }) => name);
    const text = next === undefined ? undefined : typedAs(fields[next]);
    if (next === undefined || text === undefined) break;
    if (!isNarrowed(said, fields[next])) typed.push(next);
    said = await talk.say(text);
    const now = await runNow(app, talk);
    if (now.isOpen && !Object.hasOwn(now.answers, next)) return { typed, refused: next, answers };
    if (!now.isOpen) break;
    answers = now.answers;
  }
  return { typed, refused: undefined, answers };
}

async function runNow(app: TestApp, { conversation }: Talk) {
  const state = DialogsState.parse((await app.store.conversations.load(conversation))?.state);
  const run = state.runs[state.open[0] ?? ''];
  return { isOpen: run !== undefined, answers: run?.answers ?? {} };
}

/** As somebody would type it. Undefined: it is more than a line. */
function typedAs(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join(', ') : undefined;
}

/** Whether a few lines are listed, all that are meant among them. */
function isNarrowed(said: string, meant: unknown): boolean {
  const rows = said.split('\n').flatMap((line) => /^\d+\. (\+[\d ]+)/.exec(line)?.[1]?.replaceAll(' ', '') ?? []);
  const numbers = Array.isArray(meant) ? meant : [meant];
  return rows.length > 0 && rows.length <= FEW && numbers.every((one) => rows.includes(String(one)));
}
