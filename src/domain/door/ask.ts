import type { Operator } from '../operator/index.js';
import type { Actor } from '../records/account.js';
import type { Scope, Tables } from '../records/tables.js';
import { type Result, refuse } from '../terms/result.js';
import { FIRST_ROWS, type Rows } from '../terms/shown.js';
import type { Asking } from './asking.js';
import type { Clock, Ids } from './ports.js';
import type { Query } from './query.js';
import { permitted } from './rights.js';
import { scoped } from './scope.js';

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

/** The answer to a question, for whoever may ask it. A role that may not is told so before anything is looked up. */
export async function answer<I, O>(asking: Asking, { query, input, rows }: Question<I, O>): Promise<Result<O>> {
  const allowed = permitted(query, asking.actor, asking.operator);
  return allowed.ok ? query.look(asking, input, rows ?? FIRST_ROWS) : refuse(allowed.problem.code);
}

/** Whose rows a question is about. */
export const scopeOf = ({ query, actor }: Pick<Question<never, unknown>, 'query' | 'actor'>): Scope =>
  query.whose === 'own' ? { operator: actor.operator, own: actor.account } : actor;

/** Whether asking leaves a line in the audit. A list is looked at once, however many of its pages are read. */
export const isRecorded = <I, O>({ query, rows = FIRST_ROWS }: Question<I, O>): boolean =>
  query.audited !== undefined && rows.from === 0;

/** Writes down that something was looked at, or that it was refused. */
export async function record<I, O>(
  { tables, now, ids }: { readonly tables: Tables; readonly now: Date; readonly ids: Ids },
  { query, input, actor, procedure }: Question<I, O>,
  result: Result<O>,
): Promise<void> {
  const id = ids.next();
  await tables.audit.insert({
    ...{ id, commandId: id, command: query.name, procedure, at: now.toISOString() },
    ...{ operator: actor.operator, account: actor.account, organisation: actor.organisation, channel: actor.channel },
    subject: query.audited?.(input) ?? '',
    outcome: result.ok ? 'done' : 'refused',
    problem: result.ok ? undefined : result.problem.code,
  });
}

/** The answer to a question that leaves its line in the audit, in one transaction with that. */
export async function recorded<I, O>(
  { clock, ids, operatorOf }: { readonly clock: Clock; readonly ids: Ids; operatorOf(id: string): Operator },
  question: Question<I, O>,
  all: Tables,
): Promise<Result<O>> {
  const { actor } = question;
  const [tables, now] = [scoped(all, scopeOf(question)), clock.now()];
  const result = await answer({ actor, operator: operatorOf(actor.operator), tables, now }, question);
  await record({ tables, now, ids }, question, result);
  return result;
}
