import type { Draft } from '../../../domain/records/draft.js';
import type { Problem } from '../../../domain/terms/problems.js';
import { refuse } from '../../../domain/terms/result.js';
import { labelled, labelOf } from '../../../speech/words.js';
import type { Run } from '../../conversation/state.js';
import type { Turn } from '../../conversation/turn.js';
import { given, isReady, partOf } from '../../definition/answers.js';
import type { Field, Procedure } from '../../definition/procedure.js';
import { checkFields } from '../../fields/checks.js';
import { kindOf } from '../../fields/kind.js';

type Answers = Run['answers'];
/** What still holds, and why the rest is asked again, by field name. */
interface Revived {
  readonly answers: Answers;
  readonly problems: Readonly<Record<string, Problem>>;
}

const lost = refuse('draft.depends');

/** A run's answers from a draft, as far as they still hold today, where "back" goes, and a line on each that does not. */
export async function revived(procedure: Procedure, draft: Draft, turn: Turn) {
  const { words, format } = turn;
  const { answers, problems } = await checked(procedure, await stillOffered(procedure, draft, turn), turn);
  const lines = Object.entries(problems).map(([name, problem]) =>
    labelled(words, labelOf(words, procedure.id, name), format.reason(problem)),
  );
  const names = new Set(procedure.fields.map(({ name }) => name));
  const gone = Object.keys(given(draft.answers)).filter((name) => !names.has(name)).length;
  const all = gone === 0 ? lines : [...lines, words.say('common:drafts.gone', { count: gone })];
  return { answers, asked: askedBefore(procedure, { answers, problems }, turn), lines: all };
}

/** The groups in which these fields would have been asked here: a screen on a card, one by one in plain text. */
function askedBefore(procedure: Procedure, { answers, problems }: Revived, { showsCards }: Turn): string[][] {
  const names = new Set([...Object.keys(answers), ...Object.keys(problems)]);
  const answered = partOf(procedure, answers).filter(({ name }) => names.has(name));
  const groupOf = ({ name, screen }: Field) => (showsCards ? screen : name);
  const groups = [...new Set(answered.map(groupOf))];
  return groups.map((group) => answered.filter((field) => groupOf(field) === group).map(({ name }) => name));
}

/** One field after the other, as they are asked: each sees the answers before it that still hold. */
async function stillOffered(procedure: Procedure, draft: Draft, turn: Turn): Promise<Revived> {
  const answers: Answers = {};
  const problems: Record<string, Problem> = {};
  for (const field of procedure.fields) {
    const { name } = field;
    const value = draft.answers[name];
    const asked = partOf(procedure, answers).includes(field);
    if (!asked || (value === undefined && !draft.left.includes(name))) continue;
    // What it is chosen from goes by an answer that is asked again.
    const ready = isReady(procedure, field.pick, answers);
    const read = value === undefined ? stayed(field) : ready ? await readAgain(field, value, answers, turn) : lost;
    if (read.ok) answers[name] = read.value;
    else problems[name] = read.problem;
  }
  return { answers, problems };
}

/** A secret or a file was given, and did not come along. */
const stayed = ({ schema }: Field) => refuse(kindOf(schema).leftOut ?? 'draft.secret');

async function readAgain(field: Field, value: Answers[string], answers: Answers, turn: Turn) {
  const kind = kindOf(field.schema);
  const read = await kind.read(field, value ?? undefined, answers, turn);
  return read.ok || read.problem.code !== 'value.choice' ? read : refuse(kind.notOffered);
}

/** The checks of all answers together; what was chosen by one that does not pass is asked again with it. */
async function checked(procedure: Procedure, { answers, problems }: Revived, turn: Turn): Promise<Revived> {
  const result = await checkFields(procedure.fields, answers, turn);
  const wrong: Record<string, Problem> = { ...problems, ...result.problems };
  for (const { name, pick } of procedure.fields.filter((field) => Object.hasOwn(answers, field.name))) {
    if (!Object.hasOwn(wrong, name) && pick?.after.some((needed) => Object.hasOwn(wrong, needed)))
      wrong[name] = lost.problem;
  }
  const all = Object.entries({ ...answers, ...result.values });
  return { answers: Object.fromEntries(all.filter(([name]) => !Object.hasOwn(wrong, name))), problems: wrong };
}
