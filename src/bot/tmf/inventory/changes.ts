import type { Door } from '../../../domain/door/execute.js';
import type { Clock, Ids } from '../../../domain/door/ports.js';
import { importRows, judgeRows } from '../../../domain/imports/importRows.js';
import { type Actor, programActor } from '../../../domain/records/account.js';
import type { Log } from '../../log.js';
import type { Timer } from '../../outbox/timer.js';
import type { BackEnd, BackEnds } from '../client/backEnds.js';
import type { InterfaceName } from '../client/interfaces.js';
import type { Cells } from './cells.js';
import { sourceOf } from './pulled.js';

export interface ChangeParts {
  readonly backEnds: BackEnds;
  readonly door: Pick<Door, 'execute' | 'ask'>;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
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
/** A look goes back before the one before it: clocks differ, in milliseconds. */
const OVERLAP = 60_000;
const HOUR = 3_600_000;

export function makeChanges(parts: ChangeParts): Changes {
  const stop = new AbortController();
  const left = new Map<string, Set<string>>();
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
  const look = async (backEnd: BackEnd, since: Date) => {
    for (const id of [...leftOf(backEnd.operator)]) await read(backEnd, id, stop.signal);
    const source = sourceOf(backEnd, 'lines');
    const { lastUpdate } = backEnd.settings;
    if (source === undefined || lastUpdate === undefined) return;
    const query = { [`${lastUpdate}.gte`]: since.toISOString() };
    for (let offset: number | undefined = 0; offset !== undefined; ) {
      const page = await source.page(backEnd.api(source.at), { offset, query }, stop.signal);
      for (const [place, cells] of page.rows.entries()) await taken(backEnd.operator, page.ids[place] ?? '', cells);
      offset = page.next;
    }
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
  { backEnds, clock, timer, log }: ChangeParts,
  stop: AbortController,
  look: (backEnd: BackEnd, since: Date) => Promise<void>,
): Pick<Changes, 'start' | 'stop'> {
  const running = new Set<Promise<void>>();
  const again = (backEnd: BackEnd, since: Date): void => {
    timer.after(backEnd.settings.pollEvery * 1000, () => {
      if (stop.signal.aborted) return;
      const begun = clock.now();
      const looked = look(backEnd, since).then(
        () => again(backEnd, new Date(begun.getTime() - OVERLAP)),
        (error: unknown) => {
          if (stop.signal.aborted) return;
          log.warn('tmf.notLooked', { operator: backEnd.operator }, error);
          again(backEnd, since);
        },
      );
      running.add(looked);
      void looked.finally(() => running.delete(looked));
    });
  };
  return {
    start: () => {
      for (const backEnd of backEnds.all)
        if (sourceOf(backEnd, 'lines') !== undefined)
          again(backEnd, new Date(clock.now().getTime() - backEnd.settings.lookBack * HOUR));
    },
    stop: async () => {
      stop.abort();
      await Promise.all(running);
    },
  };
}

/** Takes a line in as a file's row. Gives whether it stands here as it stands there; why it does not is in the log. */
async function takenIn({ door, ids, log }: ChangeParts, operator: string, cells: Cells): Promise<boolean> {
  const actor: Actor = { ...programActor(operator, 'tmf', 'tmf'), everyCompany: true };
  const input = { kind: 'lines' as const, rows: [{ at: 1, cells }] };
  const judged = await door.ask({ query: judgeRows, input, actor });
  const [verdict] = judged.ok ? judged.value : [];
  const problem = judged.ok ? (verdict?.ok === false ? verdict.problem : undefined) : judged.problem;
  if (problem !== undefined) {
    log.warn('tmf.changeRefused', { operator, code: problem.code });
    return false;
  }
  if (verdict?.ok && verdict.outcome === 'same') return true;
  const instruction = { commandId: ids.next(), command: importRows, input: { ...input, invites: false }, actor };
  const done = await door.execute(instruction);
  const refused = done.ok ? done.value.outcome.kind === 'refused' && done.value.outcome.problem : done.problem;
  if (refused) log.warn('tmf.changeRefused', { operator, code: refused.code });
  return !refused;
}
