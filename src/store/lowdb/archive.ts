import { join } from 'node:path';
import { z } from 'zod';
import { isTableName, type Row, type TableName } from '../../domain/records/tables.js';
import { instantOf, specs } from '../tableSpecs.js';
import { StoredRow } from './changes.js';
import { StoreDamaged, StoreTooNew } from './errors.js';
import type { FilePort } from './files.js';
import { Journal, readJournal } from './journal.js';
import { encodeLine, type JournalText } from './journalLines.js';
import { type Migration, schemaAfter } from './migrations.js';

const format = 'archive';
/** A file that grows for a month is never written anew by itself. */
const noLimit = Number.POSITIVE_INFINITY;

/** A row with the schema under which it was written. */
const Archived = StoredRow.extend({ schema: z.int().positive() });
type Archived = z.output<typeof Archived>;

/** Rows that left the living store: one file of JSON lines for each table and month, `<table>-YYYY-MM.jsonl`, in UTC. */
export class Archive {
  /** How many lines the files have that this process has written to. */
  readonly #lines = new Map<string, number>();
  readonly #schema: number;

  constructor(
    private readonly files: FilePort,
    private readonly folder: string,
    private readonly migrations: readonly Migration[],
  ) {
    this.#schema = schemaAfter(migrations);
  }

  /** Adds rows of one table, durably. What a crash left there already is not added again. Throws StoreDamaged. */
  async add(rows: readonly StoredRow[]): Promise<void> {
    const months = new Map<string, Archived[]>();
    for (const stored of rows) {
      const name = `${stored.table}-${monthOf(timeOf(stored))}.jsonl`;
      const own = months.get(name) ?? [];
      months.set(name, own);
      own.push({ schema: this.#schema, ...stored });
    }
    for (const [name, own] of months) {
      const path = join(this.folder, name);
      const lines = this.#lines.get(path);
      if (lines === undefined) await this.#begin(path, own);
      else await this.#append(path, lines, own);
    }
  }

  /** A table's rows between two instants (milliseconds; the second is not included), by month, each id as it was last. */
  async *read<N extends TableName>(table: N, from: number, until: number): AsyncGenerator<Row<N>> {
    for (const name of (await this.files.list(this.folder)).sort()) {
      const month = name.slice(table.length + 1, -'.jsonl'.length);
      if (name !== `${table}-${month}.jsonl` || !/^\d{4}-\d{2}$/.test(month)) continue;
      if (month < monthOf(from) || month > monthOf(until)) continue;
      const path = join(this.folder, name);
      for (const stored of await this.#latest(path)) {
        const at = timeOf(stored);
        if (at >= from && at < until) yield fitting(table, path, stored);
      }
    }
  }

  /**
   * The first time this process writes to a file: a crash may have left a torn line, or rows that were not dropped from
   * the store. Only then is the file written anew.
   */
  async #begin(path: string, rows: readonly Archived[]): Promise<void> {
    const text = await readJournal(this.files, path);
    const present = text === undefined ? [] : archivedRows(path, text, this.#schema);
    const known = new Map(present.map(({ row }) => [row.id, JSON.stringify(row)]));
    const fresh = rows.filter(({ row }) => known.get(row.id) !== JSON.stringify(row));
    if (text !== undefined && !text.torn && fresh.length === rows.length) {
      return this.#append(path, present.length + 1, rows);
    }
    const all = [...present, ...fresh];
    await new Journal(this.files, path, noLimit).rewrite({ format, schema: this.#schema }, all);
    this.#lines.set(path, all.length + 1);
  }

  async #append(path: string, lines: number, rows: readonly Archived[]): Promise<void> {
    await this.files.append(
      path,
      rows.map((row, index) => encodeLine(lines + index + 1, JSON.stringify(row))).join(''),
    );
    await this.files.sync(path);
    this.#lines.set(path, lines + rows.length);
  }

  /** The rows at the program's schema. A migration sees each alone, since each was written under a schema of its own. */
  async #latest(path: string): Promise<StoredRow[]> {
    const text = await readJournal(this.files, path);
    const rows = text === undefined ? [] : archivedRows(path, text, this.#schema);
    const migrated = rows.flatMap(({ schema, ...stored }) =>
      this.migrations.slice(schema - 1).reduce<readonly StoredRow[]>((before, migrate) => migrate(before), [stored]),
    );
    return [...new Map(migrated.map((stored) => [stored.row.id, stored])).values()];
  }
}

const monthOf = (time: number): string => new Date(time).toISOString().slice(0, 'YYYY-MM'.length);

function timeOf({ table, row }: StoredRow): number {
  const retention = isTableName(table) ? specs[table].retention : undefined;
  if (retention === undefined) throw new Error(`${table} is not archived`);
  return instantOf(retention, row);
}

function fitting<N extends TableName>(table: N, path: string, { row }: StoredRow): Row<N> {
  const parsed = specs[table].row.safeParse(row);
  if (!parsed.success) throw new StoreDamaged(path, undefined, `the row ${row.id} does not fit its schema`);
  return parsed.data;
}

/** Throws StoreDamaged or StoreTooNew. */
function archivedRows(path: string, { header, entries }: JournalText, known: number): Archived[] {
  if (header.format !== format) throw new StoreDamaged(path, 1, `this is a file of ${header.format}`);
  return entries.map(({ line, value }) => {
    const archived = Archived.safeParse(value);
    if (!archived.success) throw new StoreDamaged(path, line, 'this is no archived row');
    if (archived.data.schema > known) throw new StoreTooNew(path, archived.data.schema, known);
    return archived.data;
  });
}
