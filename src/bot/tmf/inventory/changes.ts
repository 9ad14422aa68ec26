import type { Door } from '../../../domain/door/execute.js';
import type { Clock, Ids, Store } from '../../../domain/door/ports.js';
import type { Log } from '../../log.js';
import type { Timer } from '../../outbox/timer.js';
import type { BackEnd, BackEnds } from '../client/backEnds.js';
import type { InterfaceName } from '../client/interfaces.js';
import type { Cells } from './cells.js';
import { lookedUntil, lookKept, overlapping } from './looks.js';
import { sourceOf } from './pulled.js';
import { takenIn } from './takenIn.js';

export interface ChangeParts {
  readonly backEnds: BackEnds;
  readonly door: Pick<Door, 'execute' | 'ask'>;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
  /** Where it is kept up to when was looked; made later than this. */
  store(): Store;
}

/** How the lines here follow what changes in a back end between two pulls. */
export interface Changes {
  /** The back end says that something has become of a line: it is asked what. */
  heard(operator: string, at: InterfaceName, id: string, signal: AbortSignal): Promise<void>;
  /** Looks, now and again, for what has changed and was not told, and for what could not be taken in before. */
  start(): void;
  stop(): Promise<void>;
}

/** A line that an order holds back, or that is refused, is tried again so long as there are no more than these. */
const MOST_LEFT = 10_000;

export function makeChanges(parts: ChangeParts): Changes {
  const stop = new AbortController();
  const left = new Map<string, Set<string>>();
  /** Up to when each was looked at since the start, whatever was left. */
  const seen = new Map<string, Date>();
  const leftOf = (operator: string) => {
    const known = left.get(operator) ?? new Set<string>();
    left.set(operator, known);
    return known;
  };
  /** What could not be taken in waits for the next look. */
  const taken = async (operator: string, id: string, cells: Cells) => {
    const waiting = leftOf(operator);
    if (await takenIn(parts, operator, cells)) waiting.delete(id);
    else if (waiting.size < MOST_LEFT) waiting.add(id);
  };
  const read = async (backEnd: BackEnd, id: string, signal: AbortSignal) => {
    const source = sourceOf(backEnd, 'lines');
    if (source === undefined) return;
    const found = await source.one(backEnd.api(source.at), id, signal);
    if (found?.cells !== undefined) return taken(backEnd.operator, id, found.cells);
    leftOf(backEnd.operator).delete(id);
    // It may be a mistake over there: nothing is taken from anybody for it.
    if (found === undefined) parts.log.warn('tmf.lineGone', { operator: backEnd.operator, code: source.at });
  };
  const look = async (backEnd: BackEnd) => {
    for (const id of [...leftOf(backEnd.operator)]) await read(backEnd, id, stop.signal);
    const source = sourceOf(backEnd, 'lines');
    const { lastUpdate } = backEnd.settings;
    if (source === undefined || lastUpdate === undefined) return;
    const begun = parts.clock.now();
    const since = seen.get(backEnd.operator) ?? (await lookedUntil(parts.store(), backEnd, begun));
    const query = { [`${lastUpdate}.gte`]: since.toISOString() };
    for (let offset: number | undefined = 0; offset !== undefined; ) {
      const page = await source.page(backEnd.api(source.at), { offset, query }, stop.signal);
      for (const [place, cells] of page.rows.entries()) await taken(backEnd.operator, page.ids[place] ?? '', cells);
      offset = page.next;
    }
    seen.set(backEnd.operator, overlapping(begun));
    await lookKept(parts.store(), backEnd, begun, leftOf(backEnd.operator).size > 0);
  };
  return {
    heard: async (operator, at, id, signal) => {
      const backEnd = parts.backEnds.of(operator);
      if (backEnd !== undefined && sourceOf(backEnd, 'lines')?.at === at) await read(backEnd, id, signal);
    },
    ...looking(parts, stop, look),
  };
}

/** Looks of each back end, one after another, until it is stopped. */
function looking(
  { backEnds, timer, log }: ChangeParts,
  stop: AbortController,
  look: (backEnd: BackEnd) => Promise<void>,
): Pick<Changes, 'start' | 'stop'> {
  const running = new Set<Promise<void>>();
  const again = (backEnd: BackEnd): void => {
    timer.after(backEnd.settings.pollEvery * 1000, () => {
      if (stop.signal.aborted) return;
      const looked = look(backEnd)
        .catch((error: unknown) => {
          if (!stop.signal.aborted) log.warn('tmf.notLooked', { operator: backEnd.operator }, error);
        })
        .then(() => again(backEnd));
      running.add(looked);
      void looked.finally(() => running.delete(looked));
    });
  };
  return {
    start: () => {
      for (const backEnd of backEnds.all) if (sourceOf(backEnd, 'lines') !== undefined) again(backEnd);
    },
    stop: async () => {
      stop.abort();
      await Promise.all(running);
    },
  };
}
