import { at, type Measured } from './measuring.js';

export const ms = (values: Measured, name: string): string => at(values, name).toFixed(2);
export const whole = (values: Measured, name: string): string => Math.round(at(values, name)).toString();

/** What an issue asks of a ratio or a value. */
export interface Target {
  readonly value: 'ratio' | 'here';
  readonly most?: number;
  readonly least?: number;
  /** It was reached before: to lose it is an error. */
  readonly reached: boolean;
}

/** A row of the last table: what was measured here, against what was measured in the same run on a reference. */
export interface Compared {
  readonly what: string;
  readonly here: number;
  readonly reference: string;
  readonly there: number;
  /** The 99th of a hundred here and there, in milliseconds. */
  readonly p99?: readonly [here: number, there: number];
  readonly target?: Target;
}

const short = (value: number): string => value.toFixed(value >= 100 ? 0 : 2);
const ratioOf = ({ here, there }: Compared): number => here / there;
const judged = (row: Compared, { value }: Target): number => (value === 'ratio' ? ratioOf(row) : row.here);

function isMet(row: Compared, target: Target): boolean {
  const { most = Number.POSITIVE_INFINITY, least = Number.NEGATIVE_INFINITY } = target;
  const value = judged(row, target);
  return value <= most && value >= least;
}

/** Whether no target is lost that was reached before. */
export const noneLost = (rows: readonly Compared[]): boolean =>
  rows.every((row) => row.target === undefined || !row.target.reached || isMet(row, row.target));

function targetOf(row: Compared): string {
  const { target } = row;
  if (target === undefined) return '';
  const bound = target.most === undefined ? `at least ${target.least}` : `at most ${target.most}`;
  const of = target.value === 'ratio' ? 'ratio' : 'value';
  return `${of} ${bound}: ${isMet(row, target) ? 'met' : `MISSED (${short(judged(row, target))})`}`;
}

/** The last table: every row a ratio. */
export function printCompared(rows: readonly Compared[]): void {
  print([
    ['measured', 'here', 'against', 'there', 'ratio', 'p99, ms, here and there', 'target'],
    ...rows.map((row) => {
      const values = [short(row.here), row.reference, short(row.there), ratioOf(row).toFixed(2)];
      return [row.what, ...values, (row.p99 ?? []).map(short).join(' and '), targetOf(row)];
    }),
  ]);
}

/** A table in Markdown, so that docs/performance.md can have it as it is. */
export function print(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const text = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  process.stdout.write(`${[text[0], rule, ...text.slice(1), ''].join('\n')}\n`);
}
