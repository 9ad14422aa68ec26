// Writes into docs/presses.md what each procedure takes from its beginning to its receipt, before and now:
// `npm run presses:within -- <before> <now>`, two files of lines that `npm run keyboard` has printed. The first is made in a work tree of
// an older commit, with scripts/keyboard.ts and test/support/keyboard of today.
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { head, withinIn } from './presses/document.js';

const Walked = z.object({
  ...{ operator: z.string(), procedure: z.string(), keys: z.int(), presses: z.int(), typed: z.int() },
  stopped: z.string().optional(),
});
type Walked = z.output<typeof Walked>;

/** The walks that came to their end, by operator and procedure; of several the first. */
async function walksIn(path: string): Promise<Map<string, Walked>> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.startsWith('{'));
  const walks = lines.map((line) => Walked.parse(JSON.parse(line))).filter(({ stopped }) => stopped === undefined);
  return new Map(walks.toReversed().map((one) => [`${one.operator} ${one.procedure}`, one]));
}

const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function tableOf(operator: string, before: ReadonlyMap<string, Walked>, now: readonly Walked[]): string[] {
  const rows = now
    .map((one) => ({ one, old: before.get(`${operator} ${one.procedure}`) }))
    .sort((a, b) => a.one.procedure.localeCompare(b.one.procedure));
  const both = rows.flatMap(({ one, old }) => (old === undefined ? [] : [{ one, old }]));
  const middles = (['keys', 'presses'] as const).flatMap((what) => [
    middle(both.map(({ old }) => old[what])),
    middle(both.map(({ one }) => one[what])),
  ]);
  return [
    `### ${operator}`,
    '',
    row(['procedure', 'keys before', 'keys now', 'presses before', 'presses now', 'letters of the answers']),
    row(Array.from({ length: 6 }, () => '---')),
    ...rows.map(({ one, old }) =>
      row([one.procedure, old?.keys ?? '–', one.keys, old?.presses ?? '–', one.presses, one.typed]),
    ),
    row(['**middle of those that were there**', ...middles, '']),
    '',
  ];
}

const [beforePath = '', nowPath = ''] = process.argv.slice(2);
const [before, now] = await Promise.all([walksIn(beforePath), walksIn(nowPath)]);
const operators = [...new Set([...now.values()].map(({ operator }) => operator))].sort();
const tables = operators.flatMap((operator) =>
  tableOf(
    operator,
    before,
    [...now.values()].filter((one) => one.operator === operator),
  ),
);
const all = await readFile(head.path, 'utf8');
await writeFile(head.path, `${withinIn(all).before}${head.within}\n${tables.join('\n')}`);
