import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import pLimit from 'p-limit';
import { Changes, type StoredRow } from './changes.js';
import { StoreDamaged, StoreTooNew } from './errors.js';
import type { GuardedFiles } from './guardedFiles.js';
import { Journal, readJournal, unfinished } from './journal.js';
import type { JournalText } from './journalLines.js';
import { Memory } from './memory.js';
import { type Migration, schemaAfter } from './migrations.js';

const format = 'tables';

/** lowdb's adapter: writes what has changed since the last write, not everything, and syncs it before it answers. */
export class JournalAdapter implements Adapter<Memory> {
  readonly #journal: Journal;
  readonly #oneAtATime = pLimit(1);
  #waiting: Promise<void> | undefined;

  /** `path` ends in `.jsonl`; `limit` as for the Journal. */
  constructor(
    private readonly files: GuardedFiles,
    private readonly path: string,
    limit: number,
    private readonly migrations: readonly Migration[],
  ) {
    this.#journal = new Journal(files, path, limit);
  }

  /**
   * Loads everything, at the program's schema, and writes it as a new snapshot. That cuts off a torn line, and brings to
   * the disk what an earlier process had written without a sync and the kernel still showed.
   * Throws StoreDamaged or StoreTooNew, with nothing changed.
   */
  async read(): Promise<Memory> {
    const text = await readJournal(this.files, this.path);
    const memory = new Memory();
    if (text !== undefined) {
      const before = replay(this.path, text);
      for (const row of await this.#migrated(text.header.schema, [...before.keys()])) {
        this.#load(memory, row, before.get(row));
      }
    }
    await this.#rewrite(memory);
    return memory;
  }

  /** Whoever calls while a write is under way shares the next one. Kept when all that was in memory is on disk. */
  async write(memory: Memory): Promise<void> {
    const underWay = this.#oneAtATime.activeCount > 0;
    // Most reads find nothing to wait for.
    if (!underWay && !memory.hasUnwritten) return this.files.checkRunning();
    this.#waiting ??= this.#oneAtATime(() => {
      this.#waiting = undefined;
      return this.#flush(memory);
    });
    return this.#waiting;
  }

  /**
   * Leaves the file as one snapshot: nothing is left in it of rows that were changed or taken away. It says how many lines it has, so a file that is cut off anywhere afterwards is
   * noticed; what follows a snapshot may end early after a crash, and cannot be told from that.
   */
  async compact(memory: Memory): Promise<void> {
    await this.write(memory);
    await this.#oneAtATime(async () => {
      this.files.checkRunning();
      if (this.#journal.grown) await this.#rewrite(memory);
    });
  }

  /** Whether lines follow the snapshot, which may hold what is no more. */
  get grown(): boolean {
    return this.#journal.grown;
  }

  async #flush(memory: Memory): Promise<void> {
    // Also when nothing is left to write: what this caller relies on may be what the failed write lost.
    this.files.checkRunning();
    const changes = memory.takeUnwritten();
    if (changes.length === 0) return;
    if (this.#journal.due) await this.#rewrite(memory);
    else await this.#journal.append(JSON.stringify(changes));
  }

  #rewrite(memory: Memory): Promise<void> {
    const entries = memory.snapshot().map((change) => [change]);
    return this.#journal.rewrite(this.header, entries);
  }

  /** What the first line of the file says. */
  get header(): { readonly format: string; readonly schema: number } {
    return { format, schema: schemaAfter(this.migrations) };
  }

  async #migrated(schema: number, rows: readonly StoredRow[]): Promise<readonly StoredRow[]> {
    const known = schemaAfter(this.migrations);
    if (schema > known) throw new StoreTooNew(this.path, schema, known);
    if (schema < known) await this.#keepCopy(schema);
    return this.migrations.slice(schema - 1).reduce((before, migrate) => migrate(before), rows);
  }

  async #keepCopy(schema: number): Promise<void> {
    const copy = this.path.replace(/\.jsonl$/, `.schema-${schema}.jsonl`);
    await this.files.copy(this.path, copy + unfinished);
    await this.files.sync(copy + unfinished);
    await this.files.rename(copy + unfinished, copy);
    await this.files.syncFolder(dirname(copy));
  }

  #load(memory: Memory, row: StoredRow, line: number | undefined): void {
    try {
      memory.load(row);
    } catch (error) {
      throw new StoreDamaged(this.path, line, error instanceof Error ? error.message : String(error));
    }
  }
}

/** The rows that the lines lead to, each with the line it stands in. */
function replay(path: string, { header, entries }: JournalText): Map<StoredRow, number> {
  if (header.format !== format) throw new StoreDamaged(path, 1, `this is a file of ${header.format}, not of ${format}`);
  const rows = new Map<string, { stored: StoredRow; line: number }>();
  for (const { line, value } of entries) {
    const changes = Changes.safeParse(value);
    if (!changes.success) throw new StoreDamaged(path, line, 'these are not changes of rows');
    for (const change of changes.data) {
      if ('gone' in change) rows.delete(`${change.table} ${change.gone}`);
      else rows.set(`${change.table} ${change.row.id}`, { stored: change, line });
    }
  }
  return new Map(Array.from(rows.values(), ({ stored, line }) => [stored, line]));
}
