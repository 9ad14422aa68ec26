import { z } from 'zod';
import type { Log } from '../../log.js';
import type { Timer } from '../../outbox/timer.js';
import type { BackEnds } from '../client/backEnds.js';
import type { InterfaceName } from '../client/interfaces.js';

/** The interfaces whose events are wanted. */
const WANTED: readonly InterfaceName[] = ['TMF621', 'TMF622', 'TMF637', 'TMF638', 'TMF641'];
/** How long it is waited before a hub that was away is asked again, in milliseconds. */
const AGAIN = 60_000;

export interface HubParts {
  readonly backEnds: BackEnds;
  readonly log: Log;
  readonly timer: Timer;
  /** Our own address, as back ends reach it. */
  origin(): string;
}

const Subscription = z.object({ id: z.string().min(1) });

/** Where a back end's events come in: whoever knows the address is the back end. */
export const callbackOf = (origin: string, operator: string, at: InterfaceName, secret: string): string =>
  `${origin}/tmf/${operator}/${at}/${secret}`;

/**
 * Has the back ends tell us of what changes, by the hubs of their interfaces, where that is configured. A hub that is away is asked again;
 * until then, and in case an event is lost, everything is asked for anyway. Gives a function that ends it.
 */
export function startHubs({ backEnds, log, timer, origin }: HubParts): () => Promise<void> {
  const stop = new AbortController();
  const made: { readonly operator: string; readonly at: InterfaceName; readonly id: string }[] = [];
  const subscribe = async (operator: string, at: InterfaceName): Promise<void> => {
    const backEnd = backEnds.of(operator);
    const events = backEnd?.settings.events;
    if (backEnd === undefined || events === undefined || stop.signal.aborted) return;
    const callback = callbackOf(events.callbackUrl ?? origin(), operator, at, events.secret);
    try {
      const { id } = await backEnd.api(at).post(['hub'], { callback }, Subscription, stop.signal);
      made.push({ operator, at, id });
    } catch (error) {
      if (stop.signal.aborted) return;
      log.warn('tmf.noEvents', { operator, code: at }, error);
      timer.after(AGAIN, () => void subscribe(operator, at));
    }
  };
  const begun = backEnds.all.flatMap((backEnd) =>
    WANTED.filter((at) => backEnd.has(at)).map((at) => subscribe(backEnd.operator, at)),
  );
  return async () => {
    stop.abort();
    await Promise.all(begun);
    const within = AbortSignal.timeout(2_000);
    const ended = made.map(({ operator, at, id }) => backEnds.of(operator)?.api(at).remove(['hub', id], within));
    for (const one of await Promise.allSettled(ended))
      if (one.status === 'rejected') log.warn('tmf.hubNotEnded', {}, one.reason);
  };
}
