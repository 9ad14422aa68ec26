import { resolve } from 'node:path';
import { inLanguage } from '../domain/terms/choices.js';
import { logLibraries } from './libraryOutput.js';
import { createLog, type Log } from './log.js';
import { type App, createApp } from './start/app.js';
import { ConfigError, loadConfig } from './start/config.js';
import { OperatorError } from './words/operators.js';

try {
  await start();
} catch (error) {
  const known = (await expected()).some((kind) => error instanceof kind);
  process.stderr.write(`${known && error instanceof Error ? error.message : whole(error)}\n`);
  process.exitCode = 1;
}

/** Why a start was refused, when it is for the reader to mend: a sentence is enough, a stack would hide it. */
async function expected() {
  // A start that succeeds loads only the store that it uses.
  const { StoreDamaged, StoreInUse, StoreTooNew } = await import('../store/lowdb/index.js');
  const { StoreNotMigrated, StoreUnreachable } = await import('../store/postgres/index.js');
  return [ConfigError, OperatorError, StoreDamaged, StoreInUse, StoreTooNew, StoreNotMigrated, StoreUnreachable];
}

async function start(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLog({ level: config.logLevel });
  logLibraries(log, console);
  const app = await createApp(config, log);
  const address = await app.server.listen();
  if (config.mode === 'demo') process.stdout.write(`${introduction(app, address, config.dataDir)}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(app, log));
}

async function stop(app: App, log: Log): Promise<void> {
  try {
    await app.stop();
  } catch (error) {
    log.error('server.stopFailed', {}, error);
    process.exitCode = 1;
  }
}

/** What somebody who has just started the demo wants to know. */
function introduction({ demoData, operators, phones }: App, address: string, dataDir: string): string {
  const lines = [...demoData].flatMap(([id, { accounts }]) => [
    `${inLanguage(operators.get(id)?.profile.title ?? id, 'en')}: ${address}/${id}`,
    ...accounts.map(
      ({ login, password, pin, name, note }) =>
        `  ${login.padEnd(10)} password ${password}   PIN ${pin ?? 'none'}   ${name}, ${inLanguage(note, 'en')}`,
    ),
  ]);
  const phone = phones === undefined ? [] : [`A subscriber’s phone: ${address}/phone`];
  return ['', 'Guichet, demo', ...lines, ...phone, `Data: ${resolve(dataDir)}`, 'Stop with Ctrl+C.', ''].join('\n');
}

function whole(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
