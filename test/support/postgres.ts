import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { z } from 'zod';

const advice =
  'These tests need PostgreSQL. The one among the development packages runs on Linux (glibc), macOS and Windows (is ' +
  '`npm ci` done?); anywhere else install PostgreSQL 14 or newer with its contrib modules and set POSTGRES_BIN to the ' +
  'folder of its programs (initdb, pg_ctl, postgres). As root, TMPDIR must be a folder that every user may enter.';

/** A whole PostgreSQL server of the caller's own. */
export interface PostgresServer {
  /** Its database `postgres`, as a superuser. */
  readonly url: string;
  /** Ends it as a power cut would. What was committed is there after `restart`. */
  crash(): Promise<void>;
  /** After `crash`: starts it again under the same URL. */
  restart(): Promise<void>;
  /** Ends it for good; its data are removed. */
  stop(): Promise<void>;
}

/** A database of its own on a server. */
export interface EmptyDatabase {
  readonly url: string;
  /** Removes it and cuts off whoever is connected to it. */
  drop(): Promise<void>;
}

/**
 * Starts a PostgreSQL server with the settings it is shipped with (it syncs every commit), on a free port of this machine
 * alone, in a temporary folder: the programs in the folder that POSTGRES_BIN names, else those among the development
 * packages. About a second. It ends with this process at the latest. Throws, with the cure, when none can run.
 */
export async function startPostgres(environment = process.env): Promise<PostgresServer> {
  const keeper = fork(fileURLToPath(new URL('postgresKeeper.mjs', import.meta.url)), {
    env: environment,
    execArgv: [],
    // A group of its own: a Ctrl+C meant for the tests must not reach it half-way; it ends when they have ended.
    detached: true,
    // It tells its faults in its answers. An output shared with it would keep a run that is over from ending.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    const url = await ask(keeper, 'open');
    return {
      url,
      crash: () => ask(keeper, 'crash').then(() => {}),
      restart: () => ask(keeper, 'restart').then(() => {}),
      stop: () => stop(keeper),
    };
  } catch (cause) {
    if (keeper.connected) keeper.disconnect();
    throw new Error(`${advice}\n${String(cause)}`, { cause });
  }
}

/**
 * Creates a database with nothing in it, on the server at this URL; without one, on the one server that all test files of
 * a run share, which starts when it is first asked for.
 */
export async function emptyDatabase(server?: string): Promise<EmptyDatabase> {
  const maintenance = server ?? (await sharedServer());
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(maintenance, `create database ${name}`);
  const url = new URL(maintenance);
  url.pathname = name;
  return { url: url.href, drop: () => execute(maintenance, `drop database if exists ${name} with (force)`) };
}

/** The shared server's URL, from the process that runs the test files (sharedPostgres.mjs). */
async function sharedServer(): Promise<string> {
  const { TEST_POSTGRES_DOOR } = process.env;
  if (!TEST_POSTGRES_DOOR) throw new Error('Only a run of jest has a shared server. Elsewhere: startPostgres().');
  const response = await fetch(TEST_POSTGRES_DOOR);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Not awaited to the end: the keeper has thousands of files to remove, which some disks take seconds for. */
async function stop(keeper: ChildProcess): Promise<void> {
  if (!keeper.connected) return;
  await ask(keeper, 'crash');
  keeper.disconnect();
}

const answers = z.union([z.strictObject({ value: z.string() }), z.strictObject({ error: z.string() })]);

/** This process stays alive for the answer, but not for the keeper, so a server nobody stopped holds nothing up. */
function ask(keeper: ChildProcess, order: 'open' | 'crash' | 'restart'): Promise<string> {
  keeper.channel?.ref();
  return new Promise<string>((resolve, reject) => {
    const ended = () => reject(new Error('The process that keeps PostgreSQL has ended.'));
    keeper.once('exit', ended);
    keeper.once('message', (message) => {
      keeper.off('exit', ended);
      const answer = answers.parse(message);
      if ('value' in answer) resolve(answer.value);
      else reject(new Error(answer.error));
    });
    keeper.send(order, (error) => error && reject(error));
  }).finally(() => {
    keeper.unref();
    keeper.channel?.unref();
  });
}
