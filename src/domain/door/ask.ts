import type { Operator } from '../operator/index.js';
import type { Actor } from '../records/account.js';
import type { Scope, Tables } from '../records/tables.js';
import { type Result, refuse } from '../terms/result.js';
import { FIRST_ROWS, type Rows } from '../terms/shown.js';
import type { Asking, Look } from './asking.js';
import { NotAvailable, type Outside } from './outside.js';
import type { Clock, Ids, Store } from './ports.js';
import { isElsewhere, type Looked, type Query } from './query.js';
import { permitted } from './rights.js';
import { scoped, scopeOf } from './scope.js';
import { lastingSubject } from './subject.js';

/** A query with what it is asked with. */
export interface Question<I, O> {
  readonly query: Query<I, O>;
  readonly input: I;
  readonly actor: Actor;
  /** Of a list; without it, the first rows. */
  readonly rows?: Rows | undefined;
  /** Which procedure it was asked with, for the history. */
  readonly procedure?: string | undefined;
}

/** What questions are answered with. */
interface Answering extends Recorder {
  readonly store: Store;
  readonly outside: Outside;
}

/**
 * The answer to a question, recorded where that is wanted. What is found out elsewhere is recorded when it has come: a
 * transaction waits for no other system.
 */
export async function asked<I, O>(ports: Answering, question: Question<I, O>, look: Look): Promise<Result<O>> {
  const { query, actor } = question;
  const { store } = ports;
  const isToRecord = isRecorded(question);
  if (query.from === undefined && isToRecord) return store.transaction((all) => recorded(ports, question, all));
  // Whom it is not for costs no look into the store.
  if (!isToRecord && !permitted(query, actor, ports.operatorOf(actor.operator)).ok) return refuse('actor.notAllowed');
  const looked = await look((asking) => answer(asking, question));
  const result = await fetched(looked, query, ports.outside);
  if (!isToRecord) return result;
  const subject = isElsewhere(looked) ? looked.subject : undefined;
  await store.transaction((all) => record(recording(ports, question, all), question, result, subject));
  return result;
}

/** The answer to a question, for whoever may ask it. A role that may not is told so before anything is looked up. */
async function answer<I, O>(asking: Asking, { query, input, rows }: Question<I, O>): Promise<Looked<O>> {
  const allowed = permitted(query, asking.actor, asking.operator);
  if (!allowed.ok) return refuse(allowed.problem.code);
  const open = await query.guard?.(asking);
  return open?.ok === false ? open : query.look(asking, input, rows ?? FIRST_ROWS);
}

/** What was found here, or what is fetched where it is. Throws for a query that does not say from where. */
async function fetched<O>(
  looked: Looked<O>,
  { name, from }: Pick<Query<never>, 'name' | 'from'>,
  outside: Outside,
): Promise<Result<O>> {
  if (!isElsewhere(looked)) return looked;
  if (from === undefined) throw unsaid(name);
  try {
    return await looked.fetch(outside);
  } catch (error) {
    if (error instanceof NotAvailable) return error.refusal;
    throw error;
  }
}

const unsaid = (name: string): Error => new Error(`${name} fetches from elsewhere and does not say what`);

/** Whose rows a question is about. */
export const scopeOfQuestion = ({ query, actor }: Pick<Question<never, unknown>, 'query' | 'actor'>): Scope =>
  query.whose === 'own' ? { operator: actor.operator, own: actor.account } : scopeOf(actor);

/** Whether asking leaves a line in the audit. A list is looked at once, however many of its pages are read. */
export const isRecorded = <I, O>({ query, rows = FIRST_ROWS }: Question<I, O>): boolean =>
  query.audited !== undefined && rows.from === 0 && rows.again === undefined;

/** Writes down that something was looked at, or that it was refused. */
export async function record<I, O>(
  { tables, now, ids }: { readonly tables: Tables; readonly now: Date; readonly ids: Ids },
  { query, input, actor, procedure }: Question<I, O>,
  result: Result<O>,
  subject = query.audited?.(input) ?? '',
): Promise<void> {
  const id = ids.next();
  await tables.audit.insert({
    ...{ id, commandId: id, command: query.name, procedure, at: now.toISOString() },
    ...{ operator: actor.operator, account: actor.account, organisation: actor.organisation, channel: actor.channel },
    subject: await lastingSubject(tables, actor, subject),
    outcome: result.ok ? 'done' : 'refused',
    problem: result.ok ? undefined : result.problem.code,
  });
}

/** What answers and records questions. */
interface Recorder {
  readonly clock: Clock;
  readonly ids: Ids;
  operatorOf(id: string): Operator;
}

/** What a line in the audit is written with. */
export const recording = <I, O>({ clock, ids }: Recorder, question: Question<I, O>, all: Tables) => ({
  tables: scoped(all, scopeOfQuestion(question)),
  now: clock.now(),
  ids,
});

/** The answer to a question that leaves its line in the audit, in one transaction with that. Throws where it is fetched from elsewhere. */
async function recorded<I, O>(ports: Recorder, question: Question<I, O>, all: Tables): Promise<Result<O>> {
  const { actor, query } = question;
  const work = recording(ports, question, all);
  const looked = await answer({ ...work, actor, operator: ports.operatorOf(actor.operator) }, question);
  if (isElsewhere(looked)) throw unsaid(query.name);
  await record(work, question, looked);
  return looked;
}
