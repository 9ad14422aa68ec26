import type { Asking } from '../door/asking.js';
import type { Work } from '../door/command.js';
import { post } from '../door/outbox.js';
import type { Operator } from '../operator/index.js';
import type { Actor } from '../records/account.js';
import { filesOf, OTHER_SUBJECT, type Request } from '../records/request.js';
import type { ReadTables } from '../records/tables.js';
import { type Fact, withoutSealed } from '../terms/fact.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { fine, type Result, refuse } from '../terms/result.js';
import { exchangeTicket } from './ticketExchange.js';

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

/** What a request is about, in the reader's language: more closely where the operator has words for that. */
export const aboutFact = ({ subject, topic }: Pick<Request, 'subject' | 'topic'>): Fact =>
  topic === undefined ? subjectFact(subject) : { name: topic };

/** Refused while too many requests of an account wait for the staff. */
export async function roomForRequest({ tables, actor }: Pick<Asking, 'tables' | 'actor'>): Promise<Result<undefined>> {
  const waiting = (await ownRequests(tables, actor)).filter(({ state }) => state === 'open' || state === 'inProgress');
  return waiting.length < MOST_OPEN ? fine : refuse('request.tooMany', { most: MOST_OPEN });
}

/** What a command says of a request; the rest follows from who asks, where and when. */
type Asked = Pick<Request, 'subject' | 'message'> &
  Partial<Pick<Request, 'topic' | 'given' | 'attachments' | 'listed' | 'line' | 'number' | 'reach' | 'context'>>;

/** Opens a request; what was sent with it is kept with it. */
export async function openRequestRow(
  work: Pick<Work<unknown>, 'tables' | 'ids' | 'now' | 'operator' | 'commandId' | 'actor'>,
  asked: Asked,
): Promise<Request> {
  const { tables, operator, actor, ids, now } = work;
  const { account, conversation, organisation } = actor;
  const request: Request = {
    ...{ id: ids.next(), operator: operator.profile.id, organisation, account, conversation },
    ...{ reference: ids.code(REFERENCE_LENGTH), ...asked, state: 'open', at: now.toISOString(), answers: [] },
  };
  await tables.requests.insert(request);
  if (filesOf(request).length > 0) await post(work, { kind: 'request.files', request: request.id });
  await exchangeTicket(work, request.id);
  return request;
}

/** As a closed request is kept: the number of a bank account in it is not needed any more. */
export const withoutBankAccount = ({ given }: Pick<Request, 'given'>): Pick<Request, 'given'> =>
  given === undefined ? {} : { given: withoutSealed(given) };
