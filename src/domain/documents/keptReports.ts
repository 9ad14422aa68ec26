/** The bytes of reports that were made in the background, for as long as they can be downloaded. */
export interface KeptReports {
  /** Keeps a file as it is made, durable. Its id; nobody can find one of which only a part was written. */
  keep(bytes: AsyncIterable<Uint8Array>): Promise<string>;
  /** The file as it is wanted; undefined where there is none. */
  find(id: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Removes the files that were begun before an instant and that nothing names any more. */
  sweep(stays: (id: string) => Promise<boolean>, before: Date): Promise<void>;
}

/** Days that a report can be downloaded after it was made: the outbox knows for as long that it was sent. */
export const REPORT_DAYS = 7;
