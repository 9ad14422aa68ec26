import { appendFileSync, writeSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { NodeFiles } from '../../src/store/lowdb/files.js';

/**
 * Where a process ends itself:
 * write: before the journal gets the changes; tear: when it has the half of them; rename: before a new snapshot takes
 * its place; commit: the command is durable, the conversation is not; answer: both are, and nobody has been told.
 */
export const moments = ['write', 'tear', 'rename', 'commit', 'answer'] as const;
export type Moment = (typeof moments)[number];

const isJournal = (path: string): boolean => basename(path) === 'store.jsonl';
const isConversation = (path: string): boolean => basename(dirname(path)) === 'conversations';
/** Only a receipt's card has a button that copies. */
const holdsReceipt = (text: string): boolean => text.includes('"act":"copy"');

/** The disk of a process that kills itself when it comes to a moment for the `left`th time. */
export class KillingFiles extends NodeFiles {
  readonly #receiptIn = new Set<string>();
  #armed = false;

  constructor(
    private readonly moment: Moment | undefined,
    private left: number,
  ) {
    super();
  }

  /** From now on moments count: what a start tidies up comes before anybody has asked for anything. */
  arm(): void {
    this.#armed = true;
  }

  override async append(path: string, text: string): Promise<void> {
    if (isJournal(path)) {
      await this.#at('write');
      await this.#at('tear', () => appendFileSync(path, Buffer.from(text).subarray(0, text.length / 2)));
    }
    if (isConversation(path) && holdsReceipt(text)) {
      await this.#at('commit');
      this.#receiptIn.add(path);
    }
    await super.append(path, text);
  }

  override async sync(path: string): Promise<void> {
    await super.sync(path);
    if (this.#receiptIn.delete(path)) await this.#at('answer');
  }

  override async rename(from: string, to: string): Promise<void> {
    if (isJournal(to)) await this.#at('rename');
    await super.rename(from, to);
  }

  /** Says the moment on one line, and is no more. */
  async #at(moment: Moment, last: () => void = () => {}): Promise<void> {
    if (!this.#armed || moment !== this.moment) return;
    this.left -= 1;
    if (this.left > 0) return;
    last();
    writeSync(1, `${JSON.stringify({ moment })}\n`);
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => {});
  }
}
