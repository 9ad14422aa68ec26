import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../log.js';
import type { SmppSettings } from '../settings.js';
import { type Asked, type Heard, LinkDown } from './asking.js';
import { openSession } from './session.js';

export interface LinkPorts {
  readonly settings: SmppSettings;
  readonly log: Log;
  /** From 0 to 1. */
  random(): number;
}

/** A connection to the message centre that is opened again whenever it ends. */
export interface Link {
  /** Connects, and goes on connecting. */
  start(heard: Heard): void;
  /** Asks the centre. Throws LinkDown when there is no connection, or it ends before the answer; NoAnswer when none comes. */
  readonly ask: Asked;
  /** Whether there is a connection, at once or within so many milliseconds. */
  ready(within: number): Promise<boolean>;
  stop(): Promise<void>;
}
const LONGEST_WAIT = 60_000;
const LOOK_EVERY = 50;

export function makeLink(ports: LinkPorts): Link {
  const stopping = new AbortController();
  let open: Awaited<ReturnType<typeof openSession>> | undefined;
  let running: Promise<void> = Promise.resolve();

  const hold = async (heard: Heard): Promise<'refused' | 'lost'> => {
    const session = await openSession(ports.settings, ports.log, heard);
    if (session === undefined) return 'refused';
    open = session;
    // It may have been stopped while it was being opened.
    if (stopping.signal.aborted) session.end();
    await session.ended;
    open = undefined;
    return 'lost';
  };

  const run = async (heard: Heard) => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      const outcome = await hold(heard).catch((error: unknown) => {
        ports.log.warn('sms.unreachable', { code: ports.settings.name }, error);
        return 'failed' as const;
      });
      if (outcome === 'lost' && !stopping.signal.aborted) ports.log.warn('sms.linkLost', { code: ports.settings.name });
      failures = outcome === 'lost' ? 1 : failures + 1;
      const whole =
        outcome === 'refused'
          ? LONGEST_WAIT
          : Math.min(LONGEST_WAIT, ports.settings.firstWait * 1000 * 2 ** (failures - 1));
      // What was thrown out together does not come back together.
      await delay(whole * (1 - ports.random() / 2), undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };

  return {
    start: (heard) => {
      running = run(heard);
    },
    ask: (command, fields) => (open === undefined ? Promise.reject(new LinkDown(false)) : open.ask(command, fields)),
    ready: async (within) => {
      for (const end = Date.now() + within; open === undefined && Date.now() < end && !stopping.signal.aborted; )
        await delay(LOOK_EVERY);
      return open !== undefined;
    },
    stop: async () => {
      stopping.abort();
      await open?.unbind();
      await running;
    },
  };
}
