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
}

/** How long a stop waits for messages that are being stored. */
const STOP_WITHIN = 3_000;

/** SMPP 3.4, as a transceiver, over one connection. */
export function smppGateway(settings: SmppSettings, ports: SmppPorts): GatewayDriver {
  const { log, clock, random } = ports;
  const link = makeLink({ settings, log, random });
  const running = new Set<Promise<void>>();
  return {
    send: makeSending({ settings, link, log, random, now: () => clock.now() }),
    start: (listener) => link.start(makeHearing({ gateway: settings.name, log, listener, running })),
    stop: async () => {
      const late = new Promise((resolve) => setTimeout(resolve, STOP_WITHIN).unref());
      await Promise.race([Promise.allSettled(running), late]);
      await link.stop();
    },
  };
}
