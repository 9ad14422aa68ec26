import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createLog } from '../../src/bot/log.js';
import { createApp } from '../../src/bot/start/app.js';
import { loadConfig } from '../../src/bot/start/config.js';
import { readBooks } from '../torture/store/books.js';
import { botServiceAt } from './botService.js';
import { KillingFiles, moments } from './killingFiles.js';

// The whole server as a process that ends itself (see KillingFiles). It loads its code, waits for a line that says when
// to end, starts, and answers with a line: its address, and what it has found in the store. With the next line it gets,
// its moments begin to count.

const Plan = z.object({
  moment: z.enum(moments).optional(),
  times: z.int(),
  env: z.record(z.string(), z.string()),
});

const input = createInterface(process.stdin);
const [line] = await once(input, 'line');
const { moment, times, env } = Plan.parse(JSON.parse(String(line)));
const files = new KillingFiles(moment, times);
const rate = { points: 1_000_000, duration: 60 };
/** A server that is started later than it is. */
const later = Number(env.LATER_MS ?? 0);
const app = await createApp(
  loadConfig({ PORT: '0', REVIEW_PAUSE_MS: '0', ...env }),
  createLog({ level: 'error', to: process.stderr }),
  {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    clock: { now: () => new Date(Date.now() + later) },
    hashCost: { log2N: 4, r: 8, p: 1 },
    limits: { address: rate, overall: rate, proofsOfAccount: rate },
    ...(env.BOT_SERVICE_URLS !== undefined && { bot: botServiceAt(env.BOT_SERVICE_URLS).bot }),
    // The journal is rewritten when it has outgrown the data, which has to happen while the test looks on.
    store: { files, journalLimit: 1 },
  },
);
const orphaned = () => process.kill(process.pid, 'SIGKILL');
input.once('close', orphaned);
input.once('line', () => files.arm());
process.once('SIGTERM', () => {
  input.off('close', orphaned).close();
  void app.stop();
});
const books = await readBooks(app.store);
const url = await app.server.listen();
process.stdout.write(`${JSON.stringify({ url, books })}\n`);
