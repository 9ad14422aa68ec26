import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createLog } from '../../../src/bot/log.js';
import { createApp } from '../../../src/bot/start/app.js';
import { loadConfig } from '../../../src/bot/start/config.js';

// The whole server as a process that sends what waits in its outbox and then ends: a process like it is killed while it does.

const Plan = z.object({ folder: z.string(), smtp: z.string(), laterMs: z.int(), operator: z.string() });
const { folder, smtp, laterMs, operator } = Plan.parse(JSON.parse(process.argv[2] ?? ''));

const app = await createApp(
  loadConfig({ PORT: '0', DATA_DIR: folder, SMTP_URL: smtp, OPERATORS: operator }),
  createLog({ level: 'error', to: process.stderr }),
  {
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    hashCost: { log2N: 4, r: 8, p: 1 },
    // What a process took up that is gone is taken up again after some minutes: so much later it is started.
    clock: { now: () => new Date(Date.now() + laterMs) },
  },
);
const idle = process.memoryUsage.rss();
let highest = idle;
const watch = setInterval(() => {
  highest = Math.max(highest, process.memoryUsage.rss());
}, 20);
await app.server.listen();
await app.outbox.idle();
clearInterval(watch);
writeSync(1, `${JSON.stringify({ aboveIdleMb: Math.round((highest - idle) / 1e6) })}\n`);
await app.stop();
process.exit(0);
