import { appendFile, writeFile } from 'node:fs/promises';
import { NodeFiles } from '../../src/store/lowdb/index.js';

/** The disk without waiting for it: a walk ends the program, but never the machine. */
export class UnsyncedFiles extends NodeFiles {
  override write(path: string, text: string): Promise<void> {
    return writeFile(path, text, { mode: 0o600 });
  }

  override append(path: string, text: string): Promise<void> {
    return appendFile(path, text, { mode: 0o600 });
  }

  override async sync(): Promise<void> {}

  override async syncFolder(): Promise<void> {}
}
