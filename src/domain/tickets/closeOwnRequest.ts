import { z } from 'zod';
import { command } from '../door/command.js';
import { list } from '../door/list.js';
import { roles } from '../records/account.js';
import { changedRequest } from '../records/request.js';
import { choose } from '../terms/choices.js';
import { ok, refuse } from '../terms/result.js';
import { requestChoice } from './addToRequest.js';
import { aboutFact, ownRequests, withoutBankAccount } from './requests.js';
import { exchangeTicket } from './ticketExchange.js';

const Input = z.object({ request: z.string() });

/** One's own requests that are not closed. */
export const openRequests = list(async (asking, _, find) => {
  const own = await ownRequests(asking.tables, asking.actor);
  return choose(own.filter(({ state }) => state !== 'closed').map(requestChoice), find);
});

/** Whoever asked closes a request of their own: it has its answer, or needs none any more (B6, T18). */
export const closeOwnRequest = command<z.output<typeof Input>>({
  name: 'request.close',
  allowed: roles,
  proof: 'none',
  input: Input,
  subject: ({ request }) => `request:${request}`,
  run: async (work) => {
    const { tables, actor, input, now } = work;
    const request = await tables.requests.get(input.request);
    if (request?.account !== actor.account) return refuse('request.unknown');
    const { reference } = request;
    if (request.state === 'closed') return refuse('request.closed', { reference });
    const closed = { state: 'closed' as const, closedAt: now.toISOString(), ...withoutBankAccount(request) };
    await tables.requests.put(changedRequest(request, closed));
    await exchangeTicket(work, request.id);
    return ok({ reference, facts: { about: aboutFact(request) } });
  },
});
