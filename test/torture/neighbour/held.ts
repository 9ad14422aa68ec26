import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { TestApp } from '../../support/app.js';

/** What the program holds: in memory, in the rows of its store, in its conversations, and in the files that were sent in them. */
export interface Held {
  readonly heapMb: number;
  readonly rowsMb: number;
  readonly conversationsMb: number;
  readonly filesMb: number;
}

async function bytesOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** What it holds now, with its garbage gone (node --expose-gc). */
export async function held({ dataDir, lines, outbox }: Pick<TestApp, 'dataDir' | 'lines' | 'outbox'>): Promise<Held> {
  await outbox.idle();
  // What a test keeps of the log is none of the program's.
  lines.splice(0, lines.length, ...lines.filter((line) => line.includes('failed')));
  global.gc?.();
  await delay(500);
  global.gc?.();
  const conversations = await bytesOf(join(dataDir, 'store', 'conversations'));
  return {
    heapMb: process.memoryUsage().heapUsed / 1e6,
    rowsMb: ((await bytesOf(join(dataDir, 'store'))) - conversations) / 1e6,
    conversationsMb: conversations / 1e6,
    filesMb: (await bytesOf(join(dataDir, 'uploads'))) / 1e6,
  };
}
