import type { Clock, Ids, Store } from '../../../domain/door/ports.js';
import type { Operator } from '../../../domain/operator/index.js';
import { exchangeTicket } from '../../../domain/tickets/ticketExchange.js';
import type { BackEnds } from '../client/backEnds.js';
import { Ticket } from './ticket.js';

export interface HeardParts {
  readonly backEnds: BackEnds;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Where requests are; made later than this. */
  store(): Store;
  operatorOf(id: string): Operator;
}

/** The ticket system says that something has become of a ticket: its request and it tell each other what, as they would at the next look. */
export async function ticketHeard(
  { backEnds, clock, ids, store, operatorOf }: HeardParts,
  operator: string,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const ticket = await backEnds.of(operator)?.api('TMF621').get(['troubleTicket', id], Ticket, signal);
  const request = ticket?.externalId;
  if (request === undefined) return;
  await store().transaction(async (tables) => {
    if ((await tables.requests.get(request))?.operator !== operator) return;
    await exchangeTicket({ tables, ids, now: clock.now(), operator: operatorOf(operator) }, request);
  });
}
