import type { Run } from '../conversation/state.js';
import type { Answers } from './definition.js';
import { isAction, isCarried } from './fields.js';
import type { Field, Procedure } from './procedure.js';

/** Answers as a run keeps them: an optional field that was left empty is null. */
type Kept = Run['answers'];

/** The answers that a callback named with `after`, and no others. */
export const known = (after: readonly string[], answers: Answers): Answers =>
  Object.fromEntries(after.map((name) => [name, answers[name] ?? undefined]));

/** All answers as a command's input takes them: what was left empty is absent. */
export const given = (answers: Kept): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null));

/** How many answers a run would lose: not those that it began with or found there, and nobody gave here. */
export function givenCount({ answers, handed = {}, preset = {} }: Pick<Run, 'answers' | 'handed' | 'preset'>): number {
  const there: Kept = Object.assign({}, handed, ...Object.values(preset).map((one) => one.answers));
  return Object.entries(given(answers)).filter(([name, value]) => !same(value, there[name])).length;
}

/** What stays of a run that starts over: what the sentence that began it named, which need not be said twice. */
export const keptOver = ({ answers, named = [] }: Pick<Run, 'answers' | 'named'>): Kept =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => named.includes(name)));

/** How many answers a run loses when it starts over. */
export const lostOver = (run: Pick<Run, 'answers' | 'handed' | 'named' | 'preset'>): number =>
  givenCount(run) - givenCount({ ...run, answers: keptOver(run) });

/** What a procedure does for these answers, where one of them says it (`action()` in fields.ts). */
export function actionOf({ fields }: Procedure, answers: Answers): string | undefined {
  const field = fields.find(isAction);
  const answer = field && answers[field.name];
  return typeof answer === 'string' ? answer : undefined;
}

const answered = (name: string, answers: Answers): boolean => Object.hasOwn(answers, name);

const skipped = (field: Field, answers: Answers): boolean => {
  const { name, skips } = field;
  if (isCarried(field) && (answers[name] ?? null) === null) return true;
  return skips.some(
    (skip) => skip.after.every((needed) => answered(needed, answers)) && skip.applies(known(skip.after, answers)),
  );
};

/** The fields that have a part in this run: all but those skipped. */
export const partOf = (procedure: Procedure, answers: Answers): Field[] =>
  procedure.fields.filter((field) => !skipped(field, answers));

/** Whether all answers are there that something depends on. What is not asked has none, and nothing waits for it. */
export function isReady(
  procedure: Procedure,
  depends: { readonly after: readonly string[] } | undefined,
  answers: Answers,
): boolean {
  const open = (depends?.after ?? []).filter((name) => !answered(name, answers));
  return open.length === 0 || !partOf(procedure, answers).some(({ name }) => open.includes(name));
}

/** The next fields to ask: the first screen's open ones, up to one that depends on an answer still to come. */
export function nextFields(procedure: Procedure, answers: Answers): Field[] {
  const open = partOf(procedure, answers).filter(({ name }) => !answered(name, answers));
  const screen = open.filter((field) => field.screen === open[0]?.screen);
  const waits = ({ pick, skips }: Field) => [pick, ...skips].some((one) => !isReady(procedure, one, answers));
  const cut = screen.findIndex(waits);
  return cut === -1 ? screen : screen.slice(0, cut);
}

/** The answers without those that are no answer any more: of fields that went or were skipped, or of a shape that changed. */
export function stillGood(procedure: Procedure, answers: Kept): Kept {
  const fields = new Map(partOf(procedure, answers).map((field) => [field.name, field]));
  const good = ([name, value]: [string, unknown]) =>
    fields.get(name)?.schema.safeParse(value ?? undefined).success ?? false;
  return Object.fromEntries(Object.entries(answers).filter(good));
}

/** The answers with new ones: what was chosen from a list that depended on a changed one is open again. */
export function withAnswers(procedure: Procedure, answers: Kept, given: Kept): Kept {
  const changed = new Set(Object.keys(given).filter((name) => !same(answers[name], given[name])));
  const next = new Map(Object.entries({ ...answers, ...given }));
  for (const { name, pick } of procedure.fields) {
    const stale = pick?.after.some((needed) => changed.has(needed)) ?? false;
    if (!stale || Object.hasOwn(given, name)) continue;
    next.delete(name);
    changed.add(name);
  }
  return Object.fromEntries(next);
}

/** Whether two runs have been given the same. */
export const sameAnswers = (a: Kept, b: Kept): boolean => same(given(a), given(b));

/** Whether two answers are the same. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
