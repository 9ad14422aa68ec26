import { NodeFiles } from '../../src/store/lowdb/index.js';

/**
 * The disk, of which nothing is waited for: what was written is there after a kill, and lost in a power cut. Most of the time of a
 * turn goes into that wait, more yet where others use the disk. What is durable is shown in `test/store`, on files that forget.
 */
export class UnsyncedFiles extends NodeFiles {
  protected override async toDisk(): Promise<void> {}

  override async syncFolder(): Promise<void> {}
}
