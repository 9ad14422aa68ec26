import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { cardTimes } from './cards.js';
import { writeHistory } from './history.js';
import { writeLines } from './lines.js';
import { once } from './picker.js';

const Measured = z.record(z.string(), z.number());
type Measured = z.output<typeof Measured>;
/** A command and a turn may cost this much more after 100,000 past commands than after none. */
const allowedRatio = 1.5;
/** The picker may take this many milliseconds of CPU more among many lines than among few. */
const allowedMore = 30;
const fewLines = 1000;
/** Another number can be given, to try the bench itself. */
const past = Number(process.argv[2] ?? 100_000);
const lines = 5000;

const began = performance.now();
/** Prints the table. False when a ratio is over what is allowed. */
async function bench(): Promise<boolean> {
  const now = new Date();
  const [few, used, untidied] = [join(place, 'few'), join(place, 'used'), join(place, 'untidied')];
  say(`writing ${lines} lines and ${past} past commands`);
  await writeHistory(join(few, 'store'), { lines, commands: 0 }, now);
  await writeHistory(join(used, 'store'), { lines, commands: past }, now);
  await cp(used, untidied, { recursive: true });

  const tidied = await measure('tidy', used);
  const turnBefore = await measure('turns', few);
  // The program archives at its start: on the other copy that would be measured with the turns.
  const turnAfter = await measure('turns', used);
  const commandBefore = await measure('commands', few);
  const commandAfter = await measure('commands', untidied);
  const one = await measure('throughput', few, '1');
  const sixteen = await measure('throughput', few, '16');
  const commandTidied = await measure('commands', used);
  const ratios = {
    command: at(commandAfter, 'command') / at(commandBefore, 'command'),
    turn: at(turnAfter, 'turn') / at(turnBefore, 'turn'),
  };
  print([
    ['measured', `0 past commands`, `${past} past commands`, 'ratio'],
    [
      'CPU of a command with its PIN, ms',
      ms(commandBefore, 'command'),
      ms(commandAfter, 'command'),
      ratio(ratios.command),
    ],
    ['  the median', ms(commandBefore, 'median'), ms(commandAfter, 'median'), ''],
    ['  after archiving', '', ms(commandTidied, 'command'), ''],
    ['CPU of a turn on cards, ms', ms(turnBefore, 'turn'), ms(turnAfter, 'turn'), ratio(ratios.turn)],
    ['  the median', ms(turnBefore, 'median'), ms(turnAfter, 'median'), ''],
    [
      `CPU of a whole guide (${at(turnBefore, 'turnsInGuide')} turns), ms`,
      ms(turnBefore, 'guide'),
      ms(turnAfter, 'guide'),
      '',
    ],
    ['start of the store, ms', whole(commandBefore, 'start'), whole(commandAfter, 'start'), ''],
    ['  after archiving', '', whole(commandTidied, 'start'), ''],
    ['heap in use, MB', whole(commandBefore, 'heap'), whole(commandAfter, 'heap'), ''],
    ['  after archiving', '', whole(commandTidied, 'heap'), ''],
    ['process (RSS), MB', whole(commandBefore, 'rss'), whole(commandAfter, 'rss'), ''],
    ['  after archiving', '', whole(commandTidied, 'rss'), ''],
  ]);
  print([
    [`registrations at ${lines} lines`, 'per second', 'median, ms', 'p99, ms'],
    ['1 caller', whole(one, 'perSecond'), ms(one, 'p50'), ms(one, 'p99')],
    ['16 callers', whole(sixteen, 'perSecond'), ms(sixteen, 'p50'), ms(sixteen, 'p99')],
  ]);
  print([
    ['archiving', 'rows', 'seconds', 'longest freeze, ms'],
    [
      'two years at once',
      whole(tidied, 'archived'),
      (at(tidied, 'milliseconds') / 1000).toFixed(1),
      whole(tidied, 'frozen'),
    ],
  ]);
  print([['card', 'bytes', 'median, ms', 'p99, ms'], ...(await cardTimes())]);
  const pickerGood = await picker(now);
  process.stdout.write(
    `Node ${process.version}, ${availableParallelism()} cores, ${process.platform} ${process.arch}\n`,
  );
  return pickerGood && Math.max(ratios.command, ratios.turn) <= allowedRatio;
}

/** Prints what the picker of lines costs. False when something takes too much more among many. */
async function picker(now: Date): Promise<boolean> {
  say(`writing ${fewLines} and ${past} lines of one organisation`);
  const [small, large] = [join(place, 'fewLines'), join(place, 'manyLines')];
  await writeLines(join(small, 'store'), fewLines, now);
  await writeLines(join(large, 'store'), past, now);
  const [few, many] = [await measure('picker', small), await measure('picker', large)];
  const timed = Object.keys(many).filter((name) => !(name in once));
  const more = (name: string) => at(many, name) - at(few, name);
  const verdict = (name: string) => `${more(name).toFixed(2)} (${more(name) <= allowedMore ? 'good' : 'TOO MUCH'})`;
  print([
    ['CPU of picking lines, ms', `of ${fewLines} lines`, `of ${past} lines`, 'more'],
    ...timed.map((name) => [name, ms(few, name), ms(many, name), verdict(name)]),
    ...Object.entries(once).map(([name, title]) => [title, whole(few, name), whole(many, name), '']),
  ]);
  return timed.every((name) => more(name) <= allowedMore);
}

/** How far it is, beside the tables. */
function say(what: string): void {
  process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}\n`);
}

/** In a process of its own, so that one measurement does not warm up or burden the next. */
async function measure(...args: string[]): Promise<Measured> {
  say(`measuring ${args[0]}`);
  const script = fileURLToPath(new URL('measure.ts', import.meta.url));
  const node = ['--expose-gc', '--import', 'tsx', script, ...args];
  const { stdout } = await promisify(execFile)(process.execPath, node, { maxBuffer: 1e7 });
  return Measured.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}

function at(values: Measured, name: string): number {
  const value = values[name];
  if (value === undefined) throw new Error(`${name} was not measured`);
  return value;
}
const ms = (values: Measured, name: string): string => at(values, name).toFixed(2);
const whole = (values: Measured, name: string): string => Math.round(at(values, name)).toString();
const ratio = (value: number): string => `${value.toFixed(2)} (${value <= allowedRatio ? 'good' : 'TOO MUCH'})`;

/** A table in Markdown, so that docs/performance.md can have it as it is. */
function print(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const text = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  process.stdout.write(`${[text[0], rule, ...text.slice(1), ''].join('\n')}\n`);
}

const place = await mkdtemp(join(tmpdir(), 'guichet-bench-'));
try {
  process.exitCode = (await bench()) ? 0 : 1;
} finally {
  await rm(place, { recursive: true });
}
