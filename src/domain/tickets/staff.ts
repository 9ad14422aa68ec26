import type { Work } from '../door/command.js';
import { post } from '../door/outbox.js';
import type { Ids } from '../door/ports.js';
import type { Operator } from '../operator/index.js';
import type { Request } from '../records/request.js';
import type { ReadTables, Tables } from '../records/tables.js';
import { withoutSealed } from '../terms/fact.js';

/** What the operator's staff works with: it acts at the console, for all operators of the program. */
export interface Staff {
  readonly tables: Tables;
  readonly ids: Ids;
  readonly now: Date;
  operatorOf(id: string): Operator;
}

/** Adds an answer and tells it where it was asked for. Throws when there is no such request, or it is closed. */
export async function answerRequest(staff: Staff, reference: string, text: string): Promise<void> {
  const request = await openRequestNamed(staff.tables, reference);
  const answers = [...request.answers, { text, at: staff.now.toISOString(), by: 'staff' as const }];
  await tell(staff, { ...request, state: 'answered', answers });
}

/** Says that somebody works on a request, and tells it. Throws when there is no such request, or it is closed. */
export async function takeRequest(staff: Staff, reference: string): Promise<void> {
  const request = await openRequestNamed(staff.tables, reference);
  await tell(staff, { ...request, state: 'inProgress' });
}

/** Ends a request: nothing more comes of it, and the number of a bank account in it is not needed any more. Throws when there is no such request, or it is closed. */
export async function closeRequest(staff: Staff, reference: string): Promise<void> {
  const request = await openRequestNamed(staff.tables, reference);
  const { given } = request;
  const kept = { ...request, ...(given && { given: withoutSealed(given) }) };
  await tell(staff, { ...kept, state: 'closed', closedAt: staff.now.toISOString() });
}

/** The request of a reference. Throws when there is none, or more than one. */
export async function requestNamed({ requests }: Pick<ReadTables, 'requests'>, reference: string): Promise<Request> {
  const [request, another] = await requests.where({ reference });
  if (request === undefined || another !== undefined) throw new Error(`there is no request ${reference}`);
  return request;
}

async function openRequestNamed(tables: Tables, reference: string): Promise<Request> {
  const request = await requestNamed(tables, reference);
  if (request.state === 'closed') throw new Error(`the request ${reference} is closed`);
  return request;
}

async function tell({ tables, ids, now, operatorOf }: Staff, request: Request): Promise<void> {
  await tables.requests.put(request);
  const work: Pick<Work<unknown>, 'tables' | 'ids' | 'now' | 'operator' | 'commandId'> = {
    ...{ tables, ids, now, operator: operatorOf(request.operator), commandId: ids.next() },
  };
  const { id, conversation } = request;
  await post(work, { kind: 'chat.news', conversation, about: 'request', id });
}
