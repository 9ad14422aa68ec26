import type { SentFile } from '../domain/documents/uploads.js';
import type { Row, TableName } from '../domain/records/tables.js';
import type { StoredConversation } from './conversationLog.js';

/** Everything a store holds that nobody is using, for whoever moves it to another one. */
export interface StoreContents {
  /** A table's rows, each with its age: in this order they came. */
  rows(table: TableName): readonly { readonly age: number; readonly row: unknown }[];
  /** Every conversation in the order of the ids, read one after another. Throws what says which cannot be read. */
  conversations(): AsyncIterable<StoredConversation>;
  /** What was archived of a table, oldest month first; an id may come twice, and counts as it was last. */
  archived<N extends TableName>(table: N): AsyncIterable<Row<N>>;
}

/** The files that were sent in its conversations, and those that are kept with requests to the staff. */
export interface SentFiles {
  files(conversation: string): AsyncIterable<SentFile & { readonly id: string }>;
  keptFiles(request: string): AsyncIterable<SentFile & { readonly id: string }>;
}
