import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createLog } from '../../src/bot/log.js';
import { createApp } from '../../src/bot/start/app.js';
import { loadConfig } from '../../src/bot/start/config.js';
import { botServiceAt } from '../../test/support/botService.js';
import type { BotLogic } from '../references/botLogic.js';
import { cloudServer } from '../references/cloudServer.js';
import { directServer } from '../references/directServer.js';
import { echoBot } from '../references/echoBot.js';
import { FileStorage } from '../references/peer/fileStorage.js';
import { peerBot } from '../references/peer/peerBot.js';
import { PostgresStorage } from '../references/peer/postgresStorage.js';
import { waterfallBot } from '../references/waterfallBot.js';
import { addAgents, type Person, signIn, unlimited } from './people.js';

// A bot's server as a process of its own: server.ts <plan as JSON>. It answers its parent's questions and ends with it.

/** Which bot is served, and how it is reached. */
export const Plan = z.object({
  bot: z.enum(['guichet', 'echo', 'waterfall', 'peer']),
  transport: z.enum(['directLine', 'cloud']),
  /** How many there are to be admitted. */
  people: z.int(),
  serviceUrl: z.string(),
  /** The data of the bots that keep some. */
  folder: z.string(),
  /** Their database; without it, files in the folder. */
  storeUrl: z.string().optional(),
});
export type Plan = z.output<typeof Plan>;

/** What its parent asks: for its usage, for so many more people, to stop. */
export const Question = z.union([z.enum(['usage', 'stop']), z.object({ admit: z.int() })]);
export type Question = z.output<typeof Question>;
interface Running {
  readonly url: string;
  /** Who is there and has no conversation yet, by their ids in Teams. */
  readonly people: string[];
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const plan = Plan.parse(JSON.parse(process.argv[2] ?? ''));
const running = plan.bot === 'guichet' ? await guichet() : await reference();
process.once('disconnect', () => process.exit());
process.on('message', (asked) => void answer(Question.parse(asked)));
process.send?.({ url: running.url });

async function answer(question: Question): Promise<void> {
  if (question === 'stop') {
    await running.stop();
    process.disconnect();
  } else if (question === 'usage') {
    const { user, system } = process.cpuUsage();
    global.gc?.();
    const { heapUsed } = process.memoryUsage();
    process.send?.({ cpu: (user + system) / 1000, heap: heapUsed });
  } else {
    process.send?.(await admit(running.people.splice(0, question.admit)));
  }
}

/** In Teams whoever has installed the bot is in; on our pages they sign in, which opens their conversation. */
async function admit(objects: readonly string[]): Promise<Person[]> {
  const people: Person[] = [];
  for (const object of objects) {
    const ofTeams = { token: '', conversationId: '', object };
    people.push(plan.transport === 'directLine' ? await signIn(running.url, object) : ofTeams);
  }
  return people;
}

async function guichet(): Promise<Running> {
  const { env, bot } = botServiceAt(plan.serviceUrl);
  const given = {
    DATA_DIR: plan.folder,
    STORE_URL: plan.storeUrl,
    OPERATORS: 'konnect',
    PORT: '0',
    REVIEW_PAUSE_MS: '0',
  };
  const app = await createApp(
    loadConfig({ ...env, ...given }),
    createLog({ level: 'info', to: { write: () => {} } }),
    // The slow hash of the PIN is made cheap: it is meant to cost a quarter of a second.
    { root, bot, hashCost: { log2N: 4, r: 8, p: 1 }, limits: unlimited },
  );
  const url = await app.server.listen();
  return { url, people: await addAgents(app.store, app.hasher, plan.people), stop: () => app.stop() };
}

async function reference(): Promise<Running> {
  const { logic, close } = await referenceBot();
  const ended = (stop: () => Promise<void>) => () => stop().finally(close);
  if (plan.transport === 'cloud') {
    const { url, stop } = await cloudServer(logic, plan.serviceUrl);
    return { url, people: Array.from({ length: plan.people }, () => crypto.randomUUID()), stop: ended(stop) };
  }
  const { url, store, hasher, stop } = await directServer(logic);
  return { url, people: await addAgents(store, hasher, plan.people), stop: ended(stop) };
}

async function referenceBot(): Promise<{ logic: BotLogic; close: () => Promise<void> }> {
  if (plan.bot !== 'peer') return { logic: plan.bot === 'echo' ? echoBot() : waterfallBot(), close: async () => {} };
  const { folder, storeUrl } = plan;
  const store = await (storeUrl === undefined ? FileStorage.open(folder) : PostgresStorage.open(storeUrl));
  return { logic: await peerBot(store), close: () => store.close() };
}
