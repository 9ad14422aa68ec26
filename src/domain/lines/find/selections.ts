import type { Clock, Ids, Store } from '../../door/ports.js';
import { scoped, scopedReads } from '../../door/scope.js';
import type { Actor } from '../../records/account.js';
import type { Line } from '../../records/line.js';
import type { Selection } from '../../records/order.js';
import type { ReadTables, Tables } from '../../records/tables.js';
import type { Fact } from '../../terms/fact.js';
import { ok, type Result, refuse } from '../../terms/result.js';
import type { Verdict } from '../../terms/verdict.js';

/** An interactive run takes no more lines than this (the guides' lists are read by people). */
export const MOST_LINES = 1000;
/** How long chosen lines are kept: longer than a conversation lies silent. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Lines that somebody has chosen for a procedure. They are rows of their own, so that an answer is short, however many
 * lines it stands for. They change nothing in the business and expire by themselves.
 */
export interface Selections {
  /** Keeps lines by their ids. Refused: none (`value.missing`), more than `most` (`lines.tooMany`). */
  keep(who: Actor, lines: readonly string[], most: number): Promise<Result<string>>;
  /** The ids of the lines; of somebody else's selection, or one that has expired, there are none. */
  chosen(who: Actor, id: string): Promise<readonly string[]>;
}

/** Selections over a store. */
export function makeSelections({ store, clock, ids }: { store: Store; clock: Clock; ids: Ids }): Selections {
  return {
    keep: async (who, lines, most) => {
      const wanted = [...new Set(lines)];
      if (wanted.length === 0 || who.organisation === undefined) return refuse('value.missing');
      if (wanted.length > most) return refuse('lines.tooMany', { count: most });
      const { operator, organisation, account } = who;
      const id = ids.next();
      const expiresAt = new Date(clock.now().getTime() + KEPT_MS).toISOString();
      const row: Selection = { id, operator, organisation, account, lines: wanted, expiresAt };
      await store.transaction((all) => scoped(all, who).selections.put(row));
      return ok(id);
    },
    chosen: (who, id) => store.read(async (all) => (await ownSelection(scopedReads(all, who), who, id))?.lines ?? []),
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
    verdicts.map(({ line, seen, now, replaces = [] }) => [
      line,
      { ...seen, shown: asShown(now), replaces: asShown(replaces) },
    ]),
  );
  await tables.selections.put({ ...selection, seen });
}

/** What was shown of a line as one text, which no store can bring into another order. */
export const asShown = (facts: readonly Fact[]): string => JSON.stringify(facts);
