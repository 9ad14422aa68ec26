/** A file that somebody sent. Its name and type are what they said of it. */
export interface SentFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** The files that were sent in conversations. */
export interface Uploads {
  /** Keeps the files, durable; their ids, or undefined when the conversation has no room for them. */
  keep(conversation: string, files: readonly SentFile[]): Promise<readonly string[] | undefined>;
  find(conversation: string, id: string): Promise<SentFile | undefined>;
  /** Removes the files of conversations that are no more. Where that cannot be said they stay, and it is reported at the end. */
  sweep(isThere: (conversation: string) => Promise<boolean>): Promise<void>;
}

/** What one conversation may keep. */
const mostFiles = 20;
const mostBytes = 20 * 1024 * 1024;

/** Whether a conversation that keeps files of these sizes has room for more. */
export function hasRoom(kept: readonly number[], files: readonly SentFile[]): boolean {
  const bytes = [...kept, ...files.map((file) => file.bytes.length)].reduce((sum, size) => sum + size, 0);
  return kept.length + files.length <= mostFiles && bytes <= mostBytes;
}

/** The length of a file's id. Whoever has the address has the file: it must not be guessed. */
export const UPLOAD_ID_LENGTH = 32;
