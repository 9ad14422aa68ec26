import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nanoid } from 'nanoid';
import { codeOf, StoreInUse } from './errors.js';
import { privateFolder } from './privateFolder.js';

/** Gives the folder free for another process. */
export type Release = () => Promise<void>;

const tries = 5;
/** The system's limit for a socket's path is 104 to 108 bytes. */
const longestPath = 100;
const isSocketName = (name: string): boolean => /^lock-[\w-]{12}$/.test(name);
const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/**
 * Makes this process the only one to use the folder, until it ends in whatever way: the system closes its socket, and
 * nobody answers on what is left of it. Throws StoreInUse when another process holds it.
 */
export async function lockFolder(folder: string): Promise<Release> {
  const real = await realpath(folder);
  for (let n = 0; n < tries; n += 1) {
    // Two that start at once can see each other and both step back: the next try is at a time of its own.
    if (n > 0) await pause(20 + Math.random() * 80);
    const release = process.platform === 'win32' ? await tryPipe(real) : await trySocket(real);
    if (release !== undefined) return release;
  }
  throw new StoreInUse(folder);
}

/**
 * First listen under a name of one's own, then look for others: of two that do so, the later sees the earlier. A name
 * is never used twice, so taking away a dead socket cannot hit a living one that has taken its place.
 */
async function trySocket(folder: string): Promise<Release | undefined> {
  const place = await socketPlace(folder);
  const own = `lock-${nanoid(12)}`;
  const release = await listen(join(place, own));
  const names = (await readdir(place)).filter(isSocketName);
  const others = names.filter((name) => name !== own).map((name) => join(place, name));
  const answers = await Promise.all(others.map(isAnswered));
  // Our own is gone when a holder, since ended, took it away in the moment before we listened.
  if (answers.includes(true) || !names.includes(own)) {
    await release();
    return undefined;
  }
  await Promise.all(others.map((path) => rm(path, { force: true })));
  return release;
}

async function socketPlace(folder: string): Promise<string> {
  if (Buffer.byteLength(join(folder, `lock-${nanoid(12)}`)) <= longestPath) return folder;
  return privateFolder(join(tmpdir(), `lock-of-${digest(folder)}`));
}

/** Windows removes a pipe with its process, so one fixed name is enough. */
async function tryPipe(folder: string): Promise<Release | undefined> {
  try {
    return await listen(`\\\\.\\pipe\\lock-of-${digest(folder)}`);
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') return undefined;
    throw error;
  }
}

/** `exclusive`: in a cluster the worker itself listens, not its parent. */
async function listen(path: string): Promise<Release> {
  const server = createServer((socket) => socket.destroy());
  server.listen({ path, exclusive: true });
  await once(server, 'listening');
  server.unref();
  return () => close(server);
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  server.close();
  await once(server, 'close');
}

/** Only a refusal proves that nobody is there: every other trouble counts as an answer. */
async function isAnswered(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    return codeOf(error) !== 'ECONNREFUSED' && codeOf(error) !== 'ENOENT';
  } finally {
    socket.destroy();
  }
}
