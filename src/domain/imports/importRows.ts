import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { command } from '../door/command.js';
import { query } from '../door/query.js';
import { MOST_ROWS, type TableRow } from '../terms/cells.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, type Result, refuse } from '../terms/result.js';
import type { Outcome, PlacedRow } from './kind.js';
import { hasKind, ImportKindName, importKinds } from './kinds.js';
import type { Cells, Judged, RefusedRow } from './reading.js';

const Row = z.object({ at: z.int().positive(), cells: z.record(z.string(), z.string()) });
/** A portion of a file. */
export const ImportedRows = z.object({ kind: ImportKindName, rows: z.array(Row).min(1).max(MOST_ROWS) });
type ImportedRows = z.output<typeof ImportedRows>;

const judged = async (
  asking: Asking,
  { kind, rows }: { readonly kind: ImportKindName; readonly rows: readonly TableRow[] },
): Promise<Result<readonly Judged<PlacedRow>[]>> =>
  hasKind(asking.operator, kind) ? ok(await importKinds[kind].judge(asking, rows)) : refuse('import.notHere');

/** What would come of a row, and what nothing else in the file may be. */
export type Verdict = { readonly ok: true; readonly key: string; readonly outcome: Outcome } | RefusedRow;

/** What would come of the rows of a file. Nothing is written. */
export const judgeRows = query<ImportedRows, readonly Verdict[]>({
  ...{ name: 'import.judge', allowed: [], program: true },
  look: async (asking, input) => {
    const all = await judged(asking, input);
    return all.ok
      ? ok(all.value.map((one) => (one.ok ? { ok: true, key: one.value.key, outcome: one.value.outcome } : one)))
      : all;
  },
});

const Input = ImportedRows.extend({ invites: z.boolean() });

/** Writes the rows of a file, all of them or none: `import.rowRefused` where one has come to be refused since it was judged. */
export const importRows = command<z.output<typeof Input>>({
  ...{ name: 'import.rows', allowed: [], program: true, proof: 'none', input: Input },
  subject: ({ kind }) => `import:${kind}`,
  run: async (work) => {
    const all = await judged(work, work.input);
    if (!all.ok) return all;
    const bad = all.value.findIndex((one) => !one.ok);
    if (bad >= 0) return refuse('import.rowRefused', { row: work.input.rows[bad]?.at ?? 0 });
    const counts: Record<Outcome, number> = { added: 0, changed: 0, same: 0 };
    const placed = all.value.flatMap((one) => (one.ok ? [one.value] : []));
    for (const { outcome } of placed) counts[outcome] += 1;
    // At once: what they look at is fetched together.
    await Promise.all(placed.map((one) => (one.outcome === 'same' ? undefined : one.write(work))));
    const { added, changed, same } = counts;
    return ok({
      reference: work.ids.code(REFERENCE_LENGTH),
      facts: { added: { count: added }, changed: { count: changed }, same: { count: same } },
    });
  },
});

/** Rows of one kind as a file has them. */
interface Exported {
  readonly columns: readonly string[];
  readonly rows: readonly Cells[];
  /** Where the next page goes on, if there may be one. */
  readonly last?: string | undefined;
}

/** What there is of a kind, in the form in which it can be imported: the rows after that of the id `after`. */
export const exportRows = query<{ readonly kind: ImportKindName; readonly after?: string | undefined }, Exported>({
  ...{ name: 'import.export', allowed: [], program: true },
  audited: ({ kind }) => `export:${kind}`,
  look: async (asking, { kind, after }, { most }) => {
    if (!hasKind(asking.operator, kind)) return refuse('import.notHere');
    const columns = importKinds[kind].columns(asking.operator);
    return ok({ columns, ...(await importKinds[kind].page(asking, after, most)) });
  },
});
