import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createLog } from '../../src/bot/log.js';
import { type App, type AppParts, createApp } from '../../src/bot/start/app.js';
import { loadConfig } from '../../src/bot/start/config.js';
import { UnsyncedFiles } from './unsyncedFiles.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The whole program over a folder of its own, on a free port, with the demo's data. */
export interface TestApp extends App {
  readonly url: string;
  readonly dataDir: string;
  /** Every line that was logged. */
  readonly lines: string[];
  /** An account's id by its login. */
  accountId(operator: string, login: string): Promise<string>;
  /** A token of a fresh sign-in through the page's own requests, with its conversation. `password`: the demo's, unless given. */
  signIn(
    operator: string,
    login: string,
    password?: string,
  ): Promise<{ token: string; conversationId: string; cookie: string }>;
  /** Stops and keeps the data, for another start. */
  halt(): Promise<void>;
  /** Ends the clients that are connected. */
  disconnect(): void;
  /** Is called before the app stops: a client that is left open would keep trying for ever. */
  onStop(close: () => void): void;
}

export interface TestAppOptions extends AppParts {
  /** An earlier app's folder: the same data again. */
  readonly dataDir?: string;
  /** An earlier app's port: pages that are open find the server again. */
  readonly port?: string;
  /**
   * Serves only this operator: a start takes a third of the time. Without it, those that the earlier app of the folder served,
   * or all of them.
   */
  readonly of?: string;
  /** Further variables of the configuration. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A test file signs in and speaks more often than people do, and all of it from one address. */
const often = { points: 100_000, duration: 60 };
const manyTests = {
  ...{ address: often, signIns: often, signInsOfAddress: often, conversations: often, turns: often, exports: often },
  ...{ proofsOfAccount: often, smsOfAccount: often, smsOfCompany: often, smsOfLine: often },
  ...{ mailsOfAccount: often, mailsOfCompany: often, turnWork: { points: 100_000_000, duration: 60 } },
};

const Token = z.object({ token: z.string(), conversationId: z.string() });
const json = { 'Content-Type': 'application/json' };

/** By folder, the only operator that was served over it. */
const servedOver = new Map<string, string>();

export async function startApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { dataDir, of: asked, port = '0', env = {}, ...parts } = options;
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'guichet-app-')));
  const of = asked ?? servedOver.get(folder);
  if (of !== undefined) servedOver.set(folder, of);
  const lines: string[] = [];
  const log = createLog({ level: 'debug', to: { write: (line) => lines.push(line) } });
  const config = loadConfig({
    ...{ DATA_DIR: folder, PORT: port },
    // Tests press at once: the pause has its own test.
    REVIEW_PAUSE_MS: '0',
    ...(of !== undefined && { OPERATORS: of }),
    ...env,
  });
  const app = await createApp(config, log, {
    root,
    hashCost: { log2N: 4, r: 8, p: 1 },
    ...parts,
    store: { watchNesting: true, files: new UnsyncedFiles(), ...parts.store },
    limits: { ...manyTests, ...parts.limits },
  });
  const url = await app.server.listen();
  const closing: (() => void)[] = [];
  const disconnect = () => {
    for (const close of closing.splice(0)) close();
  };
  const halt = async () => {
    disconnect();
    await app.stop();
  };
  const stop = async () => {
    await halt();
    await rm(folder, { recursive: true, force: true });
  };
  return {
    ...app,
    url,
    dataDir: folder,
    lines,
    disconnect,
    halt,
    stop,
    onStop: (close) => closing.push(close),
    accountId: async (operator, login) => {
      const [account] = await app.store.read(({ accounts }) => accounts.where({ operator, login }));
      if (account === undefined) throw new Error(`there is no account ${login}`);
      return account.id;
    },
    signIn: async (operator, login, password) => {
      const demo = app.demoData.get(operator)?.accounts.find((account) => account.login === login);
      const body = JSON.stringify({ login, password: password ?? demo?.password });
      const signedIn = await fetch(`${url}/${operator}/sign-in`, { method: 'POST', headers: json, body });
      if (!signedIn.ok) throw new Error(`sign-in of ${login}: ${signedIn.status}`);
      const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
      const token = await fetch(`${url}/${operator}/token`, { method: 'POST', headers: { cookie } });
      return { ...Token.parse(await token.json()), cookie };
    },
  };
}
