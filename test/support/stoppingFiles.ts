import { NodeFiles } from '../../src/store/lowdb/files.js';

/** A disk that fails for good before it appends a text with these words, if any: as if the process had ended there. */
export class StoppingFiles extends NodeFiles {
  constructor(public before?: string) {
    super();
  }

  override async append(path: string, text: string): Promise<void> {
    const anew = path.endsWith('.new'); // a snapshot repeats what was there before
    if (!anew && this.before !== undefined && text.includes(this.before)) throw new Error('the disk is gone');
    await super.append(path, text);
  }
}
