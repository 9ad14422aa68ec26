import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { command } from '../door/command.js';
import { list } from '../door/list.js';
import { post } from '../door/outbox.js';
import { roles } from '../records/account.js';
import { changedRequest, type Request } from '../records/request.js';
import { choose } from '../terms/choices.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { Attachments, keptFiles } from './attachments.js';
import { messageToStaff } from './openRequest.js';
import { aboutFact, ownRequests, roomForRequest } from './requests.js';
import { exchangeTicket } from './ticketExchange.js';

/** How often one may write to a request before the staff has answered. */
const MOST_IN_A_ROW = 10;

const Input = z.object({ request: z.string(), message: messageToStaff, attachments: Attachments.optional() });

/** One's own requests that more can be written to: those that are closed come last, and are opened again by it. */
export const requestsToAddTo = list(async (asking, _, find) => {
  const own = await ownRequests(asking.tables, asking.actor);
  const isClosed = ({ state }: Request) => state === 'closed';
  return choose([...own.filter((one) => !isClosed(one)), ...own.filter(isClosed)].map(requestChoice), find);
});

/** A request as one chooses it: what one quotes, what it is about, when it was asked and where it is. */
export const requestChoice = (request: Request) => ({
  ...{ value: request.id, title: request.reference },
  facts: [aboutFact(request), { instant: request.at }, { word: request.state }],
});

/** Whoever asked writes more to a request of their own: one that was answered or closed waits for the staff again. */
export const addToRequest = command<z.output<typeof Input>>({
  name: 'request.add',
  allowed: roles,
  proof: 'none',
  input: Input,
  subject: ({ request }) => `request:${request}`,
  run: async (work) => {
    const { tables, actor, input, now } = work;
    const request = await tables.requests.get(input.request);
    if (request?.account !== actor.account) return refuse('request.unknown');
    const kept = keptFiles(input.attachments ?? [], actor);
    const free = await open(work, request);
    if (!free.ok) return free;
    if (!kept.ok) return kept;
    const added = {
      ...{ text: input.message, at: now.toISOString(), by: 'own' as const },
      ...(kept.value.length > 0 && { attachments: kept.value }),
    };
    await tables.requests.put(
      changedRequest(request, {
        conversation: actor.conversation,
        state: request.state === 'inProgress' ? 'inProgress' : 'open',
        ...{ answers: [...request.answers, added], closedAt: undefined },
      }),
    );
    if (kept.value.length > 0) await post(work, { kind: 'request.files', request: request.id });
    await exchangeTicket(work, request.id);
    return ok({ reference: request.reference, facts: { about: aboutFact(request) } });
  },
});

/** Whether more can be written to it now. One that was closed is one more that waits. */
async function open(asking: Pick<Asking, 'tables' | 'actor'>, { state, answers }: Request): Promise<Result<undefined>> {
  const room = state === 'closed' ? await roomForRequest(asking) : fine;
  if (!room.ok) return room;
  const last = answers.slice(-MOST_IN_A_ROW);
  const unheard = last.length === MOST_IN_A_ROW && last.every(({ by }) => by === 'own');
  return unheard ? refuse('request.tooManyAdded', { most: MOST_IN_A_ROW }) : fine;
}
