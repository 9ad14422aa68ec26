import { setTimeout as delay } from 'node:timers/promises';
import type { Request, Response, Server } from 'restify';
import { reject, sendJson } from '../http/answer.js';
import type { Log } from '../log.js';
import type { MessagesAdapter } from './adapter.js';
import { type Admitting, admitted, InboundActivity } from './inbound.js';
import type { Opened } from './personal.js';
import type { Reception } from './reception.js';
import type { InvokeAnswer } from './stranger.js';

/** Bot Service gives up after 10 to 15 seconds, and then delivers again what is being worked on. */
export const acknowledgeWithin = 8_000;

export interface MessagesDeps {
  readonly adapter: MessagesAdapter;
  readonly reception: Reception;
  readonly push: Messages['push'];
  /** Sees to it that what a conversation says is handed over, if that has not been done by then. */
  readonly later: (conversation: Opened) => Promise<void>;
  readonly admitting: Admitting;
  readonly log: Log;
  /** Milliseconds after which a request is answered although its work goes on. */
  readonly acknowledgeWithin: number;
}

/** Its channel has it, or gets it in another way; the connector failed, and it can be tried again; the channel takes nothing there any more. */
export type Pushed = 'there' | 'later' | 'gone';

/** The Bot Framework's channel. */
export interface Messages {
  mount(server: Server): void;
  /** Hands over what a conversation has said by itself. */
  push(conversation: string): Promise<Pushed>;
  /** Resolves when the work of answered requests has ended too, or after so many milliseconds. */
  idle(within: number): Promise<void>;
}

export function createMessages(deps: MessagesDeps): Messages {
  const running = new Set<Promise<void>>();
  return {
    mount: (server) => {
      server.post('/api/messages', async (req, res) => receive(deps, running, req, res));
    },
    push: deps.push,
    idle: async (within) => {
      await Promise.race([Promise.allSettled(running), delay(within, undefined, { ref: false })]);
    },
  };
}

async function receive(deps: MessagesDeps, running: Set<Promise<void>>, req: Request, res: Response): Promise<void> {
  const read = InboundActivity.safeParse(req.body);
  if (!read.success) return reject(res, { status: 400, code: 'BadArgument' });
  const run = await deps.adapter.authenticated(read.data, req.headers.authorization ?? '');
  if (run === undefined) return reject(res, { status: 401, code: 'Unauthorized' });
  const inbound = admitted(read.data, deps.admitting);
  if ('status' in inbound) return reject(res, inbound);
  let answer: InvokeAnswer | undefined;
  await run(async () => {
    answer = await inTime(deps, running, (opened) => deps.reception(inbound, opened));
  });
  sendJson(res, answer?.status ?? 200, answer?.body ?? {});
}

/**
 * Waits for the work, but not longer than the caller does. From then on nobody delivers the message again: what it is answered
 * goes out by the outbox, whatever becomes of this process.
 */
async function inTime(
  deps: MessagesDeps,
  running: Set<Promise<void>>,
  begin: (opened: (conversation: Opened) => void) => Promise<InvokeAnswer | undefined>,
): Promise<InvokeAnswer | undefined> {
  const { log, acknowledgeWithin: within } = deps;
  const late = Symbol('late');
  let isLate = false;
  let answered: Opened | undefined;
  const handOver = async () => {
    if (answered !== undefined) await deps.later(answered);
  };
  const failed = (error: unknown) => log.error('bot.failedLate', {}, error);
  const work = begin((conversation) => {
    answered = conversation;
    if (isLate) void handOver().catch(failed);
  });
  const noted: Promise<void> = work.then(() => {}).finally(() => running.delete(noted));
  running.add(noted);
  // Whoever waits for the work itself hears of it.
  noted.catch(() => {});
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), within);
  });
  try {
    const answer = await Promise.race([work, patience]);
    if (answer !== late) return answer;
    isLate = true;
    work.catch(async (error: unknown) => {
      failed(error);
      await handOver().catch(failed);
    });
    // A store that is slow, too, keeps nobody waiting.
    await Promise.race([handOver().catch(failed), delay(noteWithin, undefined, { ref: false })]);
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

const noteWithin = 1_000;
