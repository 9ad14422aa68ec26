import type { UploadedFile } from '../values/uploadedFile.js';

/** A file that somebody sent. Its name and type are what they said of it. */
export interface SentFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** What files there have to be still, for whoever removes the others. */
export interface Stays {
  /** Whether there is this conversation: its files stay with it. */
  conversation(id: string): Promise<boolean>;
  /** The ids of the files that a request has; none where there is no such request. */
  request(id: string): Promise<readonly string[]>;
}

/** The files that were sent in conversations, and those that are kept with requests to the staff. */
export interface Uploads {
  /** Keeps the files, durable; their ids, or undefined when the conversation has no room for them. */
  keep(conversation: string, files: readonly SentFile[]): Promise<readonly string[] | undefined>;
  find(conversation: string, id: string): Promise<SentFile | undefined>;
  /**
   * Sees to it that a request has exactly these files, durable: copies those that it has not, under the same ids, and
   * removes others. Done again it changes nothing. Gives those that are nowhere any more.
   */
  settle(request: string, files: readonly UploadedFile[]): Promise<readonly UploadedFile[]>;
  /** A file that is kept with a request. */
  findKept(request: string, id: string): Promise<SentFile | undefined>;
  /** Removes the files that have nothing to stay with. Where that cannot be said they stay, and it is reported at the end. */
  sweep(stays: Stays): Promise<void>;
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
