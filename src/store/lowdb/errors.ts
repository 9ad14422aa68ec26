/** The system's code of an error, such as ENOENT. Not by `instanceof`, which is false for an error of another realm. */
export const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** A write or a sync failed: what is on disk is unknown, so nothing is served any more until the process is restarted. */
export class StoreStopped extends Error {
  constructor(cause: unknown) {
    super('the store has stopped: a write to its disk failed. Free or repair the disk, then restart the process', {
      cause,
    });
    this.name = 'StoreStopped';
  }
}

/** A file that this program wrote is not as it wrote it. `line` counts from 1. */
export class StoreDamaged extends Error {
  constructor(
    readonly file: string,
    readonly line: number | undefined,
    what: string,
  ) {
    const place = line === undefined ? file : `${file}, line ${line}`;
    super(
      `${place}: ${what}. Nothing was changed. Move the file away and put its backup in its place, then start again`,
    );
    this.name = 'StoreDamaged';
  }
}

/** The data were written by a newer program. */
export class StoreTooNew extends Error {
  constructor(file: string, found: number, known: number) {
    super(
      `${file} has schema ${found}, this program knows up to ${known}. Start the newer program, ` +
        `or put the copy that was kept before the migration (*.schema-${known}.jsonl) in its place`,
    );
    this.name = 'StoreTooNew';
  }
}

/** Another process has the folder open. */
export class StoreInUse extends Error {
  constructor(folder: string) {
    super(`another process is using the data in ${folder}. Stop it first, or set another folder for this one`);
    this.name = 'StoreInUse';
  }
}
