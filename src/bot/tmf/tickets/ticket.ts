import { z } from 'zod';
import type { SentFile } from '../../../domain/documents/uploads.js';
import type { Request } from '../../../domain/records/request.js';
import { partyOf } from '../outside/parts.js';

/** What our notes are known by there. */
const OURS = 'guichet-';
/** States (TMF621) in which nothing more comes of a ticket. */
const ENDED: readonly string[] = ['resolved', 'closed', 'rejected', 'cancelled'];
const NAME_LENGTH = 100;

/** TMF621: a ticket, as much as we read of it. */
export const Ticket = z.object({
  id: z.string(),
  externalId: z.string().optional(),
  status: z.string().optional(),
  note: z
    .array(
      z.looseObject({ id: z.string().min(1).optional(), date: z.string().optional(), text: z.string().optional() }),
    )
    .default([]),
});
export type Ticket = z.output<typeof Ticket>;

/** A request as a ticket says it: all in the operator's own words, nothing that is sealed. */
export interface Told {
  readonly name: string;
  readonly description: string;
  readonly files: readonly SentFile[];
}

/** The body of a new ticket. Its `externalId` is the request's id: handed in again it is found by that. */
export const newTicket = (request: Request, { name, description, files }: Told) => ({
  ...{ externalId: request.id, name: name.slice(0, NAME_LENGTH), description },
  ...{ severity: 'minor', ticketType: 'request', creationDate: request.at },
  channel: { id: 'guichet', name: request.reference },
  note: ownNotes(request).map(({ note }) => note),
  ...(files.length > 0 && { attachment: files.map(attachmentOf) }),
  ...(request.organisation !== undefined && {
    relatedParty: [
      { id: partyOf(request.operator, request.organisation), role: 'customer', '@referredType': 'Organization' },
    ],
  }),
  ...(request.number !== undefined && {
    relatedEntity: [{ id: request.number, role: 'line', '@referredType': 'Service' }],
  }),
});

const attachmentOf = ({ name, contentType, bytes }: SentFile) => ({
  ...{ name, mimeType: contentType, attachmentType: 'file', content: bytes.toString('base64') },
});

/** What was written to a request here, as notes, each with the state of being the staff's or the customer's. */
const ownNotes = ({ answers }: Pick<Request, 'answers'>) =>
  answers.flatMap(({ text, at, by, note }, place) =>
    note === undefined
      ? [{ by, note: { id: `${OURS}${place}`, author: by === 'own' ? 'customer' : 'staff', date: at, text } }]
      : [],
  );

/**
 * What the ticket does not know yet; undefined where it knows everything. A list is changed by being sent as a whole (RFC 7386). Whoever
 * asked and writes more to a ticket that has ended has it opened again.
 */
export function changeOf(request: Request, ticket: Ticket): object | undefined {
  const known = new Set(ticket.note.map(({ id }) => id));
  const news = ownNotes(request).filter(({ note }) => !known.has(note.id));
  const note = news.length === 0 ? undefined : [...ticket.note, ...news.map((one) => one.note)];
  const status = statusOf(
    request,
    ticket,
    news.some(({ by }) => by === 'own'),
  );
  if (note === undefined && status === undefined) return undefined;
  return { ...(note && { note }), ...(status !== undefined && { status }) };
}

function statusOf({ state }: Request, ticket: Ticket, asksMore: boolean): string | undefined {
  const has = hasEnded(ticket);
  if (state === 'closed') return has ? undefined : 'closed';
  return has && asksMore ? 'inProgress' : undefined;
}

export const hasEnded = ({ status = '' }: Pick<Ticket, 'status'>): boolean => ENDED.includes(status);

export interface TheirNote {
  readonly id: string;
  readonly text: string;
}

/** What somebody wrote to the ticket there and has not come in yet, in its order. One without an id is known by its date. */
export function theirNotes(request: Request, { note }: Ticket): TheirNote[] {
  const known = new Set(request.answers.map((answer) => answer.note));
  return note.flatMap(({ id: named, date, text = '' }) => {
    const id = named ?? date;
    return id === undefined || id.startsWith(OURS) || text.trim() === '' || known.has(id) ? [] : [{ id, text }];
  });
}
