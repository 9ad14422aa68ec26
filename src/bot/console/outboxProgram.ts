import { z } from 'zod';
import { replay } from '../control/operations.js';
import { askControl } from '../control/socket.js';
import { type OutboxOperations, outboxOperations } from '../outbox/operations.js';
import { systemClock } from '../secrets/hashing.js';
import { loadConfig } from '../start/config.js';
import { openStore } from '../start/openStore.js';
import { runCommand } from './runProgram.js';

/** `npm run outbox [-- replay <id>|all]`: what waits to be delivered, what was given up, and trying that again. */

const usage = 'usage: npm run outbox\n       npm run outbox -- replay <id>|all';
const Entries = z.array(
  z.object({
    id: z.string(),
    kind: z.string(),
    attempts: z.int(),
    dueAt: z.string(),
    lastProblem: z.string().optional(),
  }),
);

await runCommand(run);

async function run([what, id]: string[]): Promise<string> {
  if (what === undefined) {
    const states = ['waiting', 'parked'] as const;
    return (await Promise.all(states.map(async (state) => `${state}\n${await listed(state)}`))).join('\n');
  }
  if (what !== 'replay' || id === undefined) throw new Error(usage);
  const count = await asked('outbox.replay', { id }, (outbox) => replay(outbox, id));
  return `${z.int().parse(count)} put out again`;
}

async function listed(state: 'waiting' | 'parked'): Promise<string> {
  const entries = Entries.parse(await asked('outbox.list', { state }, (outbox) => outbox.list(state)));
  const lines = entries.map(({ id, kind, attempts, dueAt, lastProblem = '' }) =>
    ['', id, kind, `${attempts} tries`, `due ${dueAt}`, lastProblem].join('  '),
  );
  return lines.length === 0 ? '  nothing' : lines.join('\n');
}

/** Of the running program, which holds its store; else over the store itself. */
async function asked(name: string, input: object, here: (outbox: OutboxOperations) => Promise<unknown>) {
  const config = loadConfig(process.env);
  const said = await askControl(config.dataDir, name, input);
  if (said !== undefined && 'problem' in said) throw new Error(said.problem);
  if (said !== undefined) return said.answer;
  const { store } = await openStore(config);
  try {
    return await here(outboxOperations(store, systemClock));
  } finally {
    await store.close();
  }
}
