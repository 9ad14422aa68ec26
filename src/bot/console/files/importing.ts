import { pMapIterable } from 'p-map';
import type { Outcome } from '../../../domain/imports/kind.js';
import { MOST_ROWS, type TableRow } from '../../../domain/terms/cells.js';
import type { RowVerdict } from '../../control/rowVerdict.js';
import type { TableFile } from './tableFile.js';

/** So many rows go to the running program at a time, and so many portions at once: while one waits for the disk, the next is read. */
const PORTION = MOST_ROWS;
const AT_ONCE = { concurrency: 3, backpressure: 4 };

/** What stands behind a row in the file of those that were refused. It may stay there when that file is mended and read. */
export const WHY_HEADINGS = ['column', 'why'] as const;

/** The running program, as it is asked about rows of one kind. */
export interface Importer {
  readonly columns: readonly string[];
  judge(rows: readonly TableRow[]): Promise<readonly RowVerdict[]>;
  write(rows: readonly TableRow[]): Promise<void>;
}

/** A row that is not taken. */
export interface RefusedRow extends TableRow {
  readonly column: string;
  readonly why: string;
}

/** What is told of as it comes. */
export interface Told {
  refused(row: RefusedRow): void;
  progress(rows: number): void;
}

export interface Judgement {
  readonly counts: Readonly<Record<Outcome, number>>;
  /** The places of those that are not taken. */
  readonly refused: ReadonlySet<number>;
}

/** What would come of a file: nothing is written. Throws on a heading that is no column. */
export async function judgeFile(file: TableFile, importer: Importer, told: Told): Promise<Judgement> {
  const unknown = file.headings.find((heading) => !isKnown(heading, importer));
  if (unknown !== undefined) throw new Error(noColumn(unknown, importer.columns));
  const counts = { added: 0, changed: 0, same: 0 };
  const refused = new Set<number>();
  // By key, where it stood first.
  const seen = new Map<string, number>();
  const judged = async (rows: readonly TableRow[]) => ({ rows, verdicts: await verdictsOf(rows, importer) });
  for await (const { rows, verdicts } of pMapIterable(portions(file.rows()), judged, AT_ONCE)) {
    for (const [index, row] of rows.entries()) {
      const verdict = onlyOnce(seen, row, verdicts[index]);
      if (verdict.ok) counts[verdict.outcome] += 1;
      else {
        refused.add(row.at);
        told.refused({ ...row, column: verdict.column, why: verdict.why });
      }
    }
    told.progress(rows.length);
  }
  return { counts, refused };
}

const isKnown = (heading: string, { columns }: Importer): boolean =>
  columns.includes(heading) || WHY_HEADINGS.some((one) => one === heading);

/** What the program says of rows; of one with a cell of no column, that. */
async function verdictsOf(rows: readonly TableRow[], importer: Importer): Promise<RowVerdict[]> {
  const { columns } = importer;
  const verdicts = await importer.judge(rows.map((row) => known(row, columns)));
  return verdicts.map((verdict, index) => {
    const odd = Object.keys(rows[index]?.cells ?? {}).find((name) => !isKnown(name, importer));
    return odd === undefined ? verdict : { ok: false, column: odd, why: noColumn(odd, columns) };
  });
}

/** What another portion of the file had already is refused. */
function onlyOnce(seen: Map<string, number>, { at }: TableRow, verdict: RowVerdict | undefined): RowVerdict {
  if (verdict === undefined) throw new Error(`nothing was said of row ${at}`);
  if (!verdict.ok) return verdict;
  const before = seen.get(verdict.key);
  if (before !== undefined) return { ok: false, column: '', why: `Duplicate of row ${before}.` };
  seen.set(verdict.key, at);
  return verdict;
}

/** Writes the rows of a file but those that were refused. What was written before something goes wrong stays. */
export async function writeFile(
  file: TableFile,
  importer: Importer,
  { refused }: Judgement,
  told: Pick<Told, 'progress'>,
): Promise<void> {
  const written = async (rows: readonly TableRow[]) => {
    const good = rows.filter(({ at }) => !refused.has(at));
    if (good.length > 0) await importer.write(good);
    return rows.length;
  };
  for await (const count of pMapIterable(portions(file.rows()), written, AT_ONCE)) told.progress(count);
}

const noColumn = (heading: string, columns: readonly string[]): string =>
  `There is no column “${heading}”. Columns, parted by commas, semicolons or tabs: ${columns.join(', ')}.`;

/** Only the cells of columns that there are. */
const known = ({ at, cells }: TableRow, columns: readonly string[]): TableRow => ({
  at,
  cells: Object.fromEntries(Object.entries(cells).filter(([name]) => columns.includes(name))),
});

async function* portions(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow[]> {
  let portion: TableRow[] = [];
  for await (const row of rows) {
    portion.push(row);
    if (portion.length < PORTION) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}
