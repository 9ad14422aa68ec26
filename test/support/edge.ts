import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { loadAssets } from '../../src/bot/http/assets.js';
import { createLog } from '../../src/bot/log.js';
import { createHasher, randomIds, sha256, systemClock } from '../../src/bot/secrets/hashing.js';
import { createServer, type ServerDeps } from '../../src/bot/start/server.js';
import type { Turns } from '../../src/bot/turns/turns.js';
import { loadOperators } from '../../src/bot/words/operators.js';
import type { Store } from '../../src/domain/door/ports.js';
import type { WordValues } from '../../src/speech/words.js';
import { echoTurns } from './echoTurns.js';
import { memoryStore } from './memoryStore.js';

const cheap = { log2N: 4, r: 8, p: 1 };
export const password = 'correct horse';

/** A server at a free port with two accounts, an echo as its assistant, and its log's lines. */
export interface Edge {
  readonly url: string;
  readonly store: Store;
  readonly turns: Turns;
  readonly lines: string[];
  /** Signs in and gives the cookie. */
  signIn(login?: string): Promise<string>;
  /** The token and conversation for a cookie. */
  token(cookie: string): Promise<{ token: string; conversationId: string }>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Stops the server alone; `close` does it too, and cleans up. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export async function openEdge(changes: Partial<ServerDeps> = {}): Promise<Edge> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-edge-'));
  const names = await readdir(fileURLToPath(new URL('../../public', import.meta.url)));
  for (const name of [...names, 'page.js', 'page.css', 'webchat.js', 'webauthn.js'])
    await writeFile(join(folder, name), `/* ${name} */`);
  await writeFile(join(folder, 'webchat.js.gz'), 'zipped');
  const store = changes.store ?? memoryStore();
  const turns = changes.turns ?? echoTurns(store.conversations, systemClock);
  const lines: string[] = [];
  const hasher = createHasher(new Uint8Array(32), cheap);
  const all = await loadOperators(fileURLToPath(new URL('../../operators', import.meta.url)), undefined);
  await addAccounts(store, await hasher.hash(password));
  const server = createServer({
    config: { host: '127.0.0.1', port: 0, publicUrl: undefined, proxies: 0 },
    signingKey: new Uint8Array(32).fill(7),
    operatorOf: (id) => {
      const operator = all.get(id);
      if (operator === undefined) throw new Error(`there is no ${id}`);
      return operator;
    },
    store,
    turns,
    hasher,
    clock: systemClock,
    ids: randomIds,
    digest: sha256,
    log: createLog({ level: 'debug', to: { write: (line) => lines.push(line) } }),
    operators: [{ id: 'konnect', name: 'KONNECT', languages: ['fr', 'en'] }],
    demoAccounts: [],
    words: (language) => (key, values) => wordOf(language, key, values),
    assets: await loadAssets(folder),
    ready: async () => true,
    sayBound: async (what, seconds) => `${what}: ${seconds}`,
    apologise: async () => ({ reference: 'REFERENCE', text: 'sorry, REFERENCE' }),
    ...changes,
  });
  const url = await server.listen();
  const post: Edge['post'] = (path, body, headers = {}) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    url,
    store,
    turns,
    lines,
    post,
    async signIn(login = 'awa') {
      const response = await post('/konnect/sign-in', { login, password });
      return response.headers.get('set-cookie')?.split(';')[0] ?? '';
    },
    async token(cookie) {
      const response = await post('/konnect/token', undefined, { cookie });
      return z.object({ token: z.string(), conversationId: z.string() }).parse(await response.json());
    },
    stop: () => server.stop(),
    async close() {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

async function addAccounts(store: Store, passwordHash: string): Promise<void> {
  const common = { operator: 'konnect', role: 'agent' as const, language: 'fr' as const, passwordHash };
  await store.transaction(async ({ accounts }) => {
    await accounts.put({ ...common, id: 'account-awa', login: 'awa', name: 'Awa <Agent>' });
    await accounts.put({ ...common, id: 'account-bela', login: 'bela', name: 'Bela' });
  });
}

type Tree = string | string[] | { [key: string]: Tree };
const Tree: z.ZodType<Tree> = z.lazy(() => z.union([z.string(), z.array(z.string()), z.record(z.string(), Tree)]));

/** A word by its key, such as `web:a.b`. */
export function wordOf(language: string, key: string, values: WordValues = {}): string {
  const [file, path = ''] = key.split(':');
  let word: Tree = Tree.parse(
    JSON.parse(readFileSync(new URL(`../../locales/${language}/${file}.json`, import.meta.url), 'utf8')),
  );
  for (const part of path.split('.'))
    word = (typeof word === 'string' || Array.isArray(word) ? undefined : word[part]) ?? '';
  if (typeof word !== 'string' || word === '') throw new Error(`no word ${key}`);
  return word.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
