import { fileURLToPath } from 'node:url';
import { loadAssets } from '../../src/bot/http/assets.js';
import { createLog } from '../../src/bot/log.js';
import { createHasher, randomIds, sha256, systemClock } from '../../src/bot/secrets/hashing.js';
import { createServer } from '../../src/bot/start/server.js';
import type { Store } from '../../src/domain/door/ports.js';
import { memoryStore } from '../../test/support/memoryStore.js';
import { unlimited } from '../talk/people.js';
import type { BotLogic } from './botLogic.js';
import { botTurns } from './botTurns.js';
import { memoryConversations } from './memoryConversations.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface DirectServer {
  readonly url: string;
  readonly store: Store;
  readonly hasher: ReturnType<typeof createHasher>;
  stop(): Promise<void>;
}

/** A plain bot behind our own server and Direct Line routes, with everything in memory. */
export async function directServer(logic: BotLogic): Promise<DirectServer> {
  const store = { ...memoryStore(), conversations: memoryConversations() };
  const hasher = createHasher(new Uint8Array(32), { log2N: 4, r: 8, p: 1 });
  const ports = { clock: systemClock, ids: randomIds };
  const server = createServer({
    ...{ ...ports, store, hasher, digest: sha256, limits: unlimited },
    turns: botTurns(logic, store.conversations, ports.clock, ports.ids),
    config: { host: '127.0.0.1', port: 0, publicUrl: undefined, proxies: 0 },
    operatorOf: () => {
      throw new Error('nobody signs in here');
    },
    signingKey: new Uint8Array(32).fill(7),
    log: createLog({ level: 'info', to: { write: () => {} } }),
    operators: [{ id: 'konnect', name: 'KONNECT', languages: ['fr'] }],
    demoAccounts: [],
    words: () => () => '',
    assets: await loadAssets(`${root}/dist/public`),
    ready: async () => true,
    sayBound: async () => '',
    apologise: async (error) => Promise.reject(error),
  });
  return { url: await server.listen(), store, hasher, stop: () => server.stop() };
}
