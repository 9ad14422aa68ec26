import type { Work } from '../door/command.js';
import { post } from '../door/outbox.js';
import type { Ids } from '../door/ports.js';
import type { Operator } from '../operator/index.js';
import type { Actor } from '../records/account.js';
import { OTHER_SUBJECT, type Request } from '../records/request.js';
import type { ReadTables, Tables } from '../records/tables.js';
import type { Fact } from '../terms/fact.js';

/** How long a message to the staff may be, in characters. */
export const LONGEST_MESSAGE = 1000;
/** The same of the answers that are handed over with it. */
export const LONGEST_CONTEXT = 1500;
/** How many requests of one account may wait for an answer. */
export const MOST_OPEN = 20;

/** What a request may be about: something else first, then what the role can do here. */
export const subjectsFor = ({ profile, aboutOneself }: Operator, { role }: Pick<Actor, 'role'>): string[] => [
  OTHER_SUBJECT,
  ...(profile.roles[role] ?? []).filter((id) => aboutOneself?.has(id) !== true),
];

/** What a request is about, in the reader's language. */
export const subjectFact = (subject: string): Fact =>
  subject === OTHER_SUBJECT ? { word: 'otherMatter' } : { procedure: subject };

/** One's own requests for the company that is worked for now, newest first. */
export const ownRequests = (
  { requests }: Pick<ReadTables, 'requests'>,
  { account }: Pick<Actor, 'account'>,
): Promise<Request[]> => requests.where({ account }, { newestFirst: true });

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
  const answers = [...request.answers, { text, at: staff.now.toISOString() }];
  await tell(staff, { ...request, state: 'answered', answers });
}

/** Ends a request: nothing more comes of it. Throws when there is no such request, or it is closed. */
export async function closeRequest(staff: Staff, reference: string): Promise<void> {
  const request = await openRequestNamed(staff.tables, reference);
  await tell(staff, { ...request, state: 'closed', closedAt: staff.now.toISOString() });
}

async function openRequestNamed({ requests }: Tables, reference: string): Promise<Request> {
  const [request, another] = await requests.where({ reference });
  if (request === undefined || another !== undefined) throw new Error(`there is no request ${reference}`);
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
