// `npm run torture:neighbour`: one hostile account beside nine honest ones. Prints what the honest ones wait without and with it, and what the
// program holds before and after. NEIGHBOUR_SECONDS: how long they are with it and without it (600), in turns of NEIGHBOUR_TURN seconds (30).
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { usualBudgets } from '../../../src/bot/budgets.js';
import { startApp } from '../../support/app.js';
import { held } from './held.js';
import type { Hostile } from './hostile.js';
import { honestPeople, passed, talking, type Wait } from './people.js';

const seconds = Number(process.env.NEIGHBOUR_SECONDS ?? 600);
const turn = Number(process.env.NEIGHBOUR_TURN ?? 30);
const HONEST = 9;
const MOST_TIMES = 1.5;
const MOST_HELD = 1.2;

const Suffered = z.object({
  statuses: z.record(z.string(), z.record(z.string(), z.number())),
  told: z.record(z.string(), z.string()),
  untold: z.array(z.string()),
});
type Suffered = z.output<typeof Suffered>;
const print = (line: string) => process.stdout.write(`${line}\n`);

// All as usual; what comes through the proxy has the address that it says.
const app = await startApp({ of: 'kcell', env: { PROXIES: '1' }, limits: usualBudgets });

/** Lets it do what it can as long as the work takes; gives what the work gives, and what it was answered. */
async function beside<T>(who: Hostile, work: () => Promise<T>): Promise<[T, Suffered]> {
  const program = fileURLToPath(new URL('hostileProgram.ts', import.meta.url));
  const attack = fork(program, { execArgv: ['--import', 'tsx'] });
  // It is on the same machine, and yet takes nothing of the processor from the program.
  if (attack.pid !== undefined) setPriority(attack.pid, constants.priority.PRIORITY_LOW);
  attack.send(who);
  const done = await work();
  attack.send('stop');
  const [answer] = z
    .tuple([z.unknown()])
    .rest(z.unknown())
    .parse(await once(attack, 'message'));
  return [done, Suffered.parse(answer)];
}

const at = (numbers: readonly number[], part: number) =>
  numbers.toSorted((one, other) => one - other)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))] ?? 0;
const p99 = (waits: readonly Wait[], of: keyof Wait) =>
  at(
    waits.map((wait) => wait[of]),
    0.99,
  );

const alone: Wait[] = [];
const together: Wait[] = [];
const refused: number[] = [];
const statuses = new Map<string, Map<string, number>>();
const told = new Map<string, string>();
const untold = new Set<string>();
const times = (of: keyof Wait) => p99(together, of) / p99(alone, of);

function note(suffered: Suffered): void {
  for (const [kind, counts] of Object.entries(suffered.statuses)) {
    const of = statuses.get(kind) ?? new Map<string, number>();
    for (const [status, many] of Object.entries(counts)) of.set(status, (of.get(status) ?? 0) + many);
    statuses.set(kind, of);
  }
  for (const [kind, sentence] of Object.entries(suffered.told)) told.set(kind, sentence);
  for (const kind of suffered.untold) untold.add(kind);
}

function printWaits(name: string, waits: readonly Wait[]): void {
  const figures = (['clock', 'work'] as const).map((of) => {
    const numbers = waits.map((wait) => wait[of]);
    return `by the ${of} median ${at(numbers, 0.5).toFixed(1)} ms, p99 ${at(numbers, 0.99).toFixed(1)} ms`;
  });
  print(`${name}: ${waits.length} turns, ${figures.join('; ')}`);
}

try {
  const people = await honestPeople(app, HONEST);
  const login = 'admin1';
  const password = app.demoData.get('kcell')?.accounts.find((one) => one.login === login)?.password ?? '';
  await talking(app, people, passed(15_000));
  const before = await held(app);
  for (let gone = 0; gone < seconds; gone += turn) {
    const without = await talking(app, people, passed(turn * 1000));
    // Of its many sign-ins the oldest end: a new one for each time.
    const who = { url: app.url, operator: 'kcell', login, password, ...(await app.signIn('kcell', login)) };
    const [within, suffered] = await beside(who, () => talking(app, people, passed(turn * 1000)));
    alone.push(...without.waits);
    together.push(...within.waits);
    refused.push(...without.refused, ...within.refused);
    note(suffered);
    process.stderr.write(`${gone + turn} s: p99 ${times('clock').toFixed(2)}, ${times('work').toFixed(2)} times\n`);
  }
  const after = await held(app);
  printWaits('nine alone', alone);
  printWaits('beside a hostile one', together);
  print(`p99 ${times('clock').toFixed(2)} times as long by the clock, ${times('work').toFixed(2)} times by the work`);
  print(`honest messages refused: ${refused.length}; the hostile one was answered:`);
  for (const [kind, of] of statuses)
    print(`  ${kind}: ${JSON.stringify(Object.fromEntries(of))} ${told.get(kind) ?? ''}`);
  if (untold.size > 0) print(`without when again: ${[...untold].join(', ')}`);
  const grown = (['heapMb', 'rowsMb', 'conversationsMb', 'filesMb'] as const).map((what) => {
    print(`${what}: ${before[what].toFixed(1)} before, ${after[what].toFixed(1)} after`);
    return after[what] / before[what];
  });
  const failed = app.lines.filter((one) => /turn\.failed|request\.failed/.test(one));
  for (const one of failed.slice(0, 5)) print(`FAULT ${one.slice(0, 500)}`);
  const isKept = times('work') <= MOST_TIMES && refused.length + failed.length + untold.size === 0;
  process.exitCode = isKept && grown.slice(0, 2).every((one) => one <= MOST_HELD) ? 0 : 1;
} finally {
  await app.stop();
}
