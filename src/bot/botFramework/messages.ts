import { setTimeout as delay } from 'node:timers/promises';
import type { Request, Response, Server } from 'restify';
import { reject, sendJson } from '../http/answer.js';
import type { Log } from '../log.js';
import type { MessagesAdapter } from './adapter.js';
import { type Admitting, admitted, InboundActivity } from './inbound.js';
import type { Reception } from './reception.js';
import type { InvokeAnswer } from './stranger.js';

/** Bot Service gives up after 10 to 15 seconds, and then delivers again what is being worked on. */
export const acknowledgeWithin = 8_000;

export interface MessagesDeps {
  readonly adapter: MessagesAdapter;
  readonly reception: Reception;
  readonly push: Messages['push'];
  readonly admitting: Admitting;
  readonly log: Log;
  /** Milliseconds after which a request is answered although its work goes on. */
  readonly acknowledgeWithin: number;
}

/** The Bot Framework's channel. */
export interface Messages {
  mount(server: Server): void;
  /**
   * Hands over what a conversation has said by itself. True: its channel has it, or gets it in another way; false: the
   * connector failed, and it can be tried again.
   */
  push(conversation: string): Promise<boolean>;
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
    answer = await inTime(deps, running, deps.reception(inbound));
  });
  sendJson(res, answer?.status ?? 200, answer?.body ?? {});
}

/** Waits for the work, but not longer than the caller does; what fails after that is logged. */
async function inTime(
  { log, acknowledgeWithin }: MessagesDeps,
  running: Set<Promise<void>>,
  work: Promise<InvokeAnswer | undefined>,
): Promise<InvokeAnswer | undefined> {
  const late = Symbol('late');
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), acknowledgeWithin);
  });
  const noted: Promise<void> = work.then(() => {}).finally(() => running.delete(noted));
  running.add(noted);
  // Whoever waits for the work itself hears of it.
  noted.catch(() => {});
  try {
    const answer = await Promise.race([work, patience]);
    if (answer !== late) return answer;
    work.catch((error: unknown) => log.error('bot.failedLate', {}, error));
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
