import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createApp } from '../../src/bot/app.js';
import { loadConfig } from '../../src/bot/config.js';
import { createLog } from '../../src/bot/log.js';
import { KillingFiles, moments } from './killingFiles.js';
import { readLedger } from './ledger.js';

// The whole server as a process that ends itself (see KillingFiles). It loads its code, waits for a line that says when
// to end, starts, and answers with a line: its address, and what it has found in the store.

const Plan = z.object({ moment: z.enum(moments).optional(), times: z.int() });

const input = createInterface(process.stdin);
const [line] = await once(input, 'line');
input.close();
const { moment, times } = Plan.parse(JSON.parse(String(line)));
const files = new KillingFiles(moment, times);
const rate = { points: 1_000_000, duration: 60 };
const app = await createApp(
  // One operator: the journal is rewritten when it has outgrown the data, which has to happen while the test looks on.
  loadConfig({ DATA_DIR: process.argv[2], PORT: '0', OPERATORS: 'konnect' }),
  createLog({ level: 'error', to: process.stderr }),
  {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    hashCost: { log2N: 4, r: 8, p: 1 },
    limits: { address: rate, overall: rate },
    store: { files, journalLimit: 1 },
  },
);
const ledger = await readLedger(app.store);
const url = await app.server.listen();
process.stdout.write(`${JSON.stringify({ url, ledger })}\n`);
files.arm();
process.once('SIGTERM', () => void app.stop());
