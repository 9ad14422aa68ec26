import type { Door } from '../../domain/door/execute.js';
import type { Clock, Ids, Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Log } from '../log.js';
import { systemTimer, type Timer } from '../outbox/timer.js';
import { type BackEnds, makeBackEnds } from '../tmf/client/backEnds.js';
import type { EventParts } from '../tmf/events/eventRoutes.js';
import { startHubs } from '../tmf/events/hubs.js';
import { makeChanges } from '../tmf/inventory/changes.js';
import { tmfNetworks } from '../tmf/orders/networks.js';
import type { TmfNetwork } from '../tmf/orders/tmfNetwork.js';
import { ticketHeard } from '../tmf/tickets/heard.js';
import type { Watch } from '../watch/watch.js';
import type { Config } from './config.js';

export interface TmfParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly timer: Timer | undefined;
  /** Sees each call. */
  readonly watch: Watch;
  /** Opens what is sealed for the network. */
  open(sealed: string): Promise<string>;
  /** Our own address. */
  origin(): string;
  readonly ids: Ids;
  /** What lines are changed through; made later than this. */
  door(): Pick<Door, 'execute' | 'ask'>;
  store(): Store;
  operatorOf(id: string): Operator;
}

/** The operators' back ends by TM Forum Open APIs, as the program has them. */
export interface Tmf {
  readonly backEnds: BackEnds;
  readonly networks: ReadonlyMap<string, TmfNetwork>;
  readonly events: EventParts;
  /** Has them tell us of changes, and looks for what they do not tell. The server listens by then. */
  start(): void;
  stop(): Promise<void>;
}

export function tmfFor({ tmf }: Pick<Config, 'tmf'>, parts: TmfParts): Tmf {
  const { clock, log, timer = systemTimer, open, origin, ids, door, store } = parts;
  const backEnds = makeBackEnds(tmf, log, parts.watch);
  const networks = tmfNetworks(backEnds, { clock, log, open });
  const changes = makeChanges({
    ...{ backEnds, clock, log, timer, ids, store },
    door: { ask: (asked) => door().ask(asked), execute: (instruction) => door().execute(instruction) },
  });
  let end = async (): Promise<void> => {};
  return {
    ...{ backEnds, networks },
    events: {
      ...{ backEnds, log },
      heard: async ({ operator, at, id }, signal) => {
        await networks.get(operator)?.heard(at, id, signal);
        await changes.heard(operator, at, id, signal);
        if (at === 'TMF621') await ticketHeard({ ...parts, backEnds }, operator, id, signal);
      },
    },
    start: () => {
      end = startHubs({ backEnds, log, timer, origin });
      changes.start();
    },
    stop: async () => {
      await end();
      await changes.stop();
      await backEnds.close();
    },
  };
}
