import type { Clock } from '../../../domain/door/ports.js';
import type { Log } from '../../log.js';
import type { SmppSettings } from '../settings.js';
import type { GatewayDriver } from '../sms.js';
import { makeHearing } from './hearing.js';
import { makeLink } from './link.js';
import { makeSending } from './sending.js';

export interface SmppPorts {
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to 1. */
  random(): number;
  /** The first wait before another try, in milliseconds. */
  readonly firstWait?: number;
}

const FIRST_WAIT = 1_000;
/** How long a stop waits for messages that are being stored. */
const STOP_WITHIN = 3_000;

/** SMPP 3.4, as a transceiver, over one connection. */
export function smppGateway(settings: SmppSettings, ports: SmppPorts): GatewayDriver {
  const { log, clock, random, firstWait = FIRST_WAIT } = ports;
  const link = makeLink({ settings, log, random, firstWait });
  const running = new Set<Promise<void>>();
  return {
    send: makeSending({ settings, link, random, firstWait, now: () => clock.now() }),
    start: (listener) => link.start(makeHearing({ gateway: settings.name, log, listener, running })),
    stop: async () => {
      const late = new Promise((resolve) => setTimeout(resolve, STOP_WITHIN).unref());
      await Promise.race([Promise.allSettled(running), late]);
      await link.stop();
    },
  };
}
