import { postSooner } from '../door/outbox.js';

type Posting = Omit<Parameters<typeof postSooner>[0], 'commandId'>;

/**
 * Has a request and its ticket tell each other what is new, not before `dueAt`, and at the latest then; where the operator has a ticket
 * system.
 */
export async function exchangeTicket(posting: Posting, request: string, dueAt: Date = posting.now): Promise<void> {
  if (!posting.operator.ticketSystem) return;
  await postSooner({ ...posting, commandId: `ticket:${request}` }, { kind: 'ticket.exchange', request }, dueAt);
}
