import type { Clock, Ids, Store } from '../../door/ports.js';
import { scoped, scopedReads } from '../../door/scope.js';
import type { Actor } from '../../records/account.js';
import type { Line } from '../../records/line.js';
import type { LineList, Selection } from '../../records/order.js';
import type { ReadTables, Tables } from '../../records/tables.js';
import type { Fact } from '../../terms/fact.js';
import { ok, type Result, refuse } from '../../terms/result.js';
import type { Verdict } from '../../terms/verdict.js';
import { type Ended, endsWith, nothing, type Place, placed, settle } from './keptSelections.js';

/** An interactive run takes no more lines than this (the guides' lists are read by people). */
export const MOST_LINES = 1000;

/**
 * Lines that somebody has chosen for a procedure. They are rows of their own, so that an answer is short, however many
 * lines it stands for. They change nothing in the business, and however often somebody chooses, there are only so many.
 */
export interface Selections {
  /**
   * Keeps lines by their ids for a field of a run, in the place of what was marked for it before. Without `of` they are
   * nobody's yet, and soon gone unless they are handed over. `from` is the list that says them. Refused: none (`value.missing`), more than `most` (`lines.tooMany`).
   */
  keep(who: Actor, lines: readonly string[], most: number, of?: Place, from?: ByList): Promise<Result<string>>;
  /** The ids of the lines; of somebody else's selection, or one that has expired, there are none. */
  chosen(who: Actor, id: string): Promise<readonly string[]>;
  /** The list that its lines come from; undefined also for somebody else's selection. */
  listOf(who: Actor, id: string): Promise<LineList | undefined>;
  /** The same lines as a run's own, which nobody else's marks change; undefined where there are none any more. */
  handOver(who: Actor, id: string, of: Place): Promise<string | undefined>;
  /** What was chosen in runs that have ended, or stands for an answer no more, leaves, but for what a draft or a button goes on with. */
  release(who: Actor, ended: Ended): Promise<void>;
}

/** What a selection has of a list beside the lines. */
export type ByList = Pick<Selection, 'given' | 'list'>;

/** Selections over a store. */
export function makeSelections({ store, clock, ids }: { store: Store; clock: Clock; ids: Ids }): Selections {
  const keep: Selections['keep'] = async (who, lines, most, of, from = {}) => {
    const wanted = [...new Set(lines)];
    const { organisation } = who;
    if (wanted.length === 0 || organisation === undefined) return refuse('value.missing');
    if (wanted.length > most) return refuse('lines.tooMany', { count: most });
    const row = { ...placed({ ...who, organisation }, wanted, clock.now(), of ?? ids.next()), ...from };
    await store.transaction(async (all) => {
      const tables = scoped(all, who);
      await tables.selections.put(row);
      if (of === undefined) await settle(tables, who, clock.now(), nothing);
    });
    return ok(row.id);
  };
  const chosen: Selections['chosen'] = (who, id) =>
    store.read(async (all) => (await ownSelection(scopedReads(all, who), who, id))?.lines ?? []);
  return {
    ...{ keep, chosen },
    listOf: (who, id) => store.read(async (all) => (await ownSelection(scopedReads(all, who), who, id))?.list),
    handOver: async (who, id, of) => {
      const row = await store.read((all) => ownSelection(scopedReads(all, who), who, id));
      if (row === undefined || row.run === of.run) return row?.id;
      const { given, list } = row;
      const kept = await keep(who, row.lines, row.lines.length, of, list && { given, list });
      return kept.ok ? kept.value : undefined;
    },
    release: async (who, ended) => {
      const own = await store.read((all) => scopedReads(all, who).selections.where({ account: who.account }));
      if (own.some((row) => endsWith(ended, row)))
        await store.transaction((all) => settle(scoped(all, who), who, clock.now(), ended));
    },
  };
}

/** A selection of one's own. */
export async function ownSelection(
  { selections }: Pick<ReadTables, 'selections'>,
  { account }: Pick<Actor, 'account'>,
  id: string,
): Promise<Selection | undefined> {
  const found = await selections.get(id);
  return found?.account === account ? found : undefined;
}

/** The chosen lines as they are now. Refused: a selection that is gone, or has no line any more (`lines.gone`). */
export async function selectedLines(
  tables: Pick<ReadTables, 'selections' | 'lines'>,
  who: Pick<Actor, 'account'>,
  id: string,
): Promise<Result<Line[]>> {
  const selection = await ownSelection(tables, who, id);
  return linesById(tables, selection?.lines ?? []);
}

/** Lines by their ids, without those that are gone. Refused where none is left (`lines.gone`). */
export async function linesById(
  { lines: all }: Pick<ReadTables, 'lines'>,
  ids: readonly string[],
): Promise<Result<Line[]>> {
  const rows = await Promise.all(ids.map((line) => all.get(line)));
  const lines = rows.filter((line) => line !== undefined);
  return lines.length === 0 ? refuse('lines.gone') : ok(lines);
}

/** Notes with a selection what the review shows of its lines: what has changed by the confirmation can be told then. */
export async function noteShown(
  { tables, actor }: { readonly tables: Pick<Tables, 'selections'>; readonly actor: Pick<Actor, 'account'> },
  id: string,
  verdicts: readonly Verdict[],
): Promise<void> {
  const selection = await ownSelection(tables, actor, id);
  if (selection === undefined) return;
  const seen = Object.fromEntries(
    verdicts.map(({ line, seen, now, ends = [], replaces = [] }) => [
      line,
      { ...seen, shown: asShown([...now, ...ends]), replaces: asShown(replaces) },
    ]),
  );
  await tables.selections.put({ ...selection, seen });
}

/** What was shown of a line as one text, which no store can bring into another order. */
export const asShown = (facts: readonly Fact[]): string => JSON.stringify(facts);
