import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { randomIds } from '../../src/bot/secrets/hashing.js';
import { agent, seedAgents, selling } from '../../test/support/selling.js';
import { percentile } from '../cpu.js';
import type { Measured } from '../measuring.js';
import { openAt, storeFolder } from '../store/open.js';

const commands = 50;

/**
 * How often a second as many bytes as one registration writes can be appended to a file and synced, by one writer. Nothing
 * that is durable on this disk can be faster, unless several share a sync.
 */
export async function appendAndSync(folder: string, within: number): Promise<Measured> {
  const bytes = await bytesOfCommand(folder);
  const line = Buffer.alloc(bytes, 'x');
  const file = await open(join(folder, 'appended'), 'a');
  const times: number[] = [];
  const began = performance.now();
  while (performance.now() - began < within) {
    const before = performance.now();
    await file.appendFile(line);
    await file.sync();
    times.push(performance.now() - before);
  }
  await file.close();
  const perSecond = times.length / ((performance.now() - began) / 1000);
  return { bytes, perSecond, p99: percentile(times, 0.99) };
}

async function bytesOfCommand(folder: string): Promise<number> {
  const store = await openAt({ folder });
  await seedAgents(store, ['bench']);
  const { register } = selling(store);
  const size = async () => (await stat(join(storeFolder(folder), 'store.jsonl'))).size;
  const before = await size();
  for (let n = 0; n < commands; n += 1) await register(randomIds.next(), n, agent('bench'));
  const bytes = Math.round(((await size()) - before) / commands);
  await store.close();
  return bytes;
}
