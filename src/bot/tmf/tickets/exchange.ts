import type { Uploads } from '../../../domain/documents/uploads.js';
import type { Command } from '../../../domain/door/command.js';
import type { Door } from '../../../domain/door/execute.js';
import type { Clock, Ids, Store } from '../../../domain/door/ports.js';
import type { Operator } from '../../../domain/operator/index.js';
import { STAFF } from '../../../domain/records/account.js';
import { filesOf, type Request, versionOf } from '../../../domain/records/request.js';
import {
  answerRequest,
  closeRequest,
  LONGEST_ANSWER,
  reopenRequest,
  takeRequest,
} from '../../../domain/tickets/staff.js';
import { exchangeTicket } from '../../../domain/tickets/ticketExchange.js';
import type { Log } from '../../log.js';
import { type Courier, type Delivery, later, sent } from '../../outbox/courier.js';
import type { BackEnd, BackEnds } from '../client/backEnds.js';
import { isFault, TmfProblem } from '../client/problem.js';
import { changeOf, hasEnded, newTicket, Ticket, type Told, theirNotes } from './ticket.js';

export interface ExchangeParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly backEnds: BackEnds;
  readonly door: Pick<Door, 'execute'>;
  readonly uploads: Pick<Uploads, 'findKept'>;
  operatorOf(id: string): Operator;
  /** What a request is about, as the operator's staff reads it: nothing that is sealed. */
  told(request: Request): Pick<Told, 'name' | 'description'>;
}

/** Who does what the ticket system says. */
const SYSTEM = 'tickets';

/**
 * A request and its ticket (TMF621) tell each other what is new: it is opened there, once, with its files; what is written here becomes a
 * note there, what is written there an answer here, told in the conversation; and where one has ended, so has the other. Done again it
 * changes nothing. While it is open, it is done again.
 */
export const ticketCourier = (parts: ExchangeParts): Courier<'ticket.exchange'> => ({
  deliver: async ({ operator, message }, signal) => {
    const request = await parts.store.read(({ requests }) => requests.get(message.request));
    const backEnd = parts.backEnds.of(operator);
    // Without a ticket system any more, the staff here answers.
    if (request === undefined || !backEnd?.has('TMF621')) return sent;
    try {
      const ticket = await there(parts, backEnd, request, signal);
      if (ticket === undefined) return later('file.away');
      const now = await takenIn(parts, request, ticket);
      return now === undefined ? later('ticket.unreachable') : goesOn(parts, backEnd, now, ticket);
    } catch (error) {
      if (!isFault(error, 'away', 'bad', 'refused', 'closed')) throw error;
      parts.log.warn('tmf.ticketLater', { reference: request.reference, operator, code: error.code });
      return later('ticket.unreachable');
    }
  },
});

/** The ticket as it is when it knows all of ours; undefined while a file of the request is not kept yet. */
async function there(
  parts: ExchangeParts,
  backEnd: BackEnd,
  request: Request,
  signal: AbortSignal,
): Promise<Ticket | undefined> {
  const api = backEnd.api('TMF621');
  const query = { externalId: request.id };
  const { rows } = await api.page(['troubleTicket'], Ticket, { query, limit: 1 }, signal);
  const known = rows.find(({ externalId }) => externalId === request.id);
  // Whether it is there cannot be known: another one would be opened each time.
  if (known === undefined && rows.length > 0) throw new TmfProblem('TMF621', 'bad', 'notFiltered');
  if (known === undefined) {
    const files = await filesOfRequest(parts, request);
    if (files === undefined) return undefined;
    return api.post(['troubleTicket'], newTicket(request, { ...parts.told(request), files }), Ticket, signal);
  }
  const change = changeOf(request, known);
  return change === undefined ? known : api.patch(['troubleTicket', known.id], change, Ticket, signal);
}

async function filesOfRequest({ uploads }: ExchangeParts, request: Request): Promise<Told['files'] | undefined> {
  const kept = await Promise.all(filesOf(request).map(({ id }) => uploads.findKept(request.id, id)));
  const found = kept.flatMap((file) => file ?? []);
  return found.length === kept.length ? found : undefined;
}

/** What the ticket says, done here as by the staff. Undefined where somebody here was quicker: it is done again. */
async function takenIn(parts: ExchangeParts, before: Request, ticket: Ticket): Promise<Request | undefined> {
  let request: Request | undefined = before;
  for (const { id, text } of theirNotes(before, ticket)) {
    if (request?.state === 'closed') request = await act(parts, request, reopenRequest, {});
    const message = text.length > LONGEST_ANSWER ? `${text.slice(0, LONGEST_ANSWER - 1)}…` : text;
    request = request && (await act(parts, request, answerRequest, { message, note: id }));
  }
  if (request === undefined || request.state === 'closed') return request;
  if (hasEnded(ticket)) return act(parts, request, closeRequest, {});
  return ticket.status === 'inProgress' && request.state === 'open' ? act(parts, request, takeRequest, {}) : request;
}

async function act<I extends { readonly request: string; readonly version: number }>(
  { door, ids, store }: ExchangeParts,
  request: Request,
  command: Command<I>,
  input: Omit<I, 'request' | 'version'>,
): Promise<Request | undefined> {
  const { id, operator } = request;
  const actor = { account: SYSTEM, operator, role: STAFF, channel: SYSTEM, conversation: SYSTEM } as const;
  const whole = { ...input, request: id, version: versionOf(request) };
  const done = await door.execute({ commandId: ids.next(), command, input: command.input.parse(whole), actor });
  if (!done.ok || done.value.outcome.kind === 'refused') return undefined;
  return store.read(({ requests }) => requests.get(id));
}

/** While either has not ended, it is looked at again. */
function goesOn(
  { clock, ids, operatorOf }: ExchangeParts,
  backEnd: BackEnd,
  request: Request,
  ticket: Ticket,
): Delivery {
  if (request.state === 'closed' && hasEnded(ticket)) return sent;
  const now = clock.now();
  const next = new Date(now.getTime() + backEnd.settings.pollEvery * 1000);
  const operator = operatorOf(request.operator);
  return {
    outcome: 'sent',
    leaves: (tables) => exchangeTicket({ tables, ids, now, operator }, request.id, next),
  };
}
