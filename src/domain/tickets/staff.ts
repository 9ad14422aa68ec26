import { z } from 'zod';
import { type Command, command, type Work } from '../door/command.js';
import { post } from '../door/outbox.js';
import { STAFF } from '../records/account.js';
import { changedRequest, filesOf, type Request, RequestFile, versionOf } from '../records/request.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { textBlock } from '../values/text.js';
import { MOST_ATTACHMENTS } from './attachments.js';
import { withoutBankAccount } from './requests.js';
import { isOfStaff } from './staffAccounts.js';
import { exchangeTicket } from './ticketExchange.js';

/** How long an answer of the staff may be, in characters. */
export const LONGEST_ANSWER = 3000;

/** Which request, and which state of it was read: what somebody else has done meanwhile is looked at first. */
const About = z.object({ request: z.string(), version: z.int().nonnegative() });
type About = z.output<typeof About>;

const Answer = About.extend({
  message: textBlock(LONGEST_ANSWER),
  attachments: z.array(RequestFile).max(MOST_ATTACHMENTS, 'value.fileTooMany').optional(),
  /** The note of the operator's ticket system that it is. */
  note: z.string().optional(),
});
const HandOver = About.extend({ to: z.string() });

/** One thing that the staff does with a request: what it makes of it, or why it cannot be done. */
interface StaffDoes<I> {
  readonly name: string;
  readonly input: z.ZodType<I>;
  change(work: Work<I>, request: Request): Result<Partial<Request>> | Promise<Result<Partial<Request>>>;
  /** Whoever asked is not told: nothing that concerns them has changed. */
  readonly silent?: true;
}

/** The staff's commands: the same for its page and its console. Each is told where it was asked for, in one transaction with it. */
const staffCommand = <I extends About>({ name, input, change, silent }: StaffDoes<I>): Command<I> =>
  command<I>({
    ...{ name, allowed: [STAFF], proof: 'none', input, subject: ({ request }) => `request:${request}` },
    run: async (work) => {
      const request = await work.tables.requests.get(work.input.request);
      if (request === undefined) return refuse('request.unknown');
      const { reference } = request;
      if (versionOf(request) !== work.input.version) return refuse('request.changed', { reference });
      const changed = await change(work, request);
      if (!changed.ok) return changed;
      await keep(work, request, changedRequest(request, changed.value), silent);
      return ok({ reference, facts: {} });
    },
  });

async function keep(work: Work<unknown>, before: Request, request: Request, silent: true | undefined): Promise<void> {
  await work.tables.requests.put(request);
  const { id, conversation, account } = request;
  if (filesOf(request).length > filesOf(before).length) await post(work, { kind: 'request.files', request: id });
  await exchangeTicket(work, id);
  if (!silent) await post(work, { kind: 'chat.news', conversation, account, about: 'request', id });
}

const openOnly = (request: Request, change: Partial<Request>): Result<Partial<Request>> =>
  request.state === 'closed' ? refuse('request.closed', { reference: request.reference }) : ok(change);

/** Adds an answer, perhaps with files. Whoever answers what nobody has, has it. */
export const answerRequest = staffCommand<z.output<typeof Answer>>({
  ...{ name: 'staff.answer', input: Answer },
  change: ({ actor: { account }, now, input: { message: text, attachments = [], note } }, request) =>
    openOnly(request, {
      state: 'answered',
      assignee: request.assignee ?? account,
      answers: [
        ...request.answers,
        {
          ...{ text, at: now.toISOString(), by: 'staff', account },
          ...(attachments.length > 0 && { attachments }),
          ...(note !== undefined && { note }),
        },
      ],
    }),
});

/** Says that whoever does it works on it, in the place of whoever had it. */
export const takeRequest = staffCommand<About>({
  ...{ name: 'staff.take', input: About },
  change: ({ actor: { account } }, request) => openOnly(request, { state: 'inProgress', assignee: account }),
});

/** Gives a request to a colleague: nothing changes for whoever asked. */
export const handOverRequest = staffCommand<z.output<typeof HandOver>>({
  ...{ name: 'staff.handOver', input: HandOver, silent: true },
  change: async ({ tables, actor, input: { to } }, request) => {
    const isColleague = isOfStaff(await tables.accounts.get(to), actor.operator);
    return isColleague ? openOnly(request, { assignee: to }) : refuse('value.choice');
  },
});

/** Ends a request: nothing more comes of it, unless it is opened again. */
export const closeRequest = staffCommand<About>({
  ...{ name: 'staff.close', input: About },
  change: ({ now }, request) =>
    openOnly(request, { state: 'closed', closedAt: now.toISOString(), ...withoutBankAccount(request) }),
});

/** Opens a closed request again, as work of whoever does it. */
export const reopenRequest = staffCommand<About>({
  ...{ name: 'staff.reopen', input: About },
  change: ({ actor: { account } }, request) =>
    request.state === 'closed'
      ? ok({ state: 'inProgress', assignee: account, closedAt: undefined })
      : refuse('request.notClosed', { reference: request.reference }),
});
