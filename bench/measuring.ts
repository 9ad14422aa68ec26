import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

export const Measured = z.record(z.string(), z.number());
/** What one measurement found, by name. */
export type Measured = z.output<typeof Measured>;

/** Where the data of a measurement are. */
export interface Place {
  /** The program's folder: the embedded store, and everything else that is a file. */
  readonly folder: string;
  /** The database; without it, the embedded store. */
  readonly storeUrl?: string | undefined;
}

const began = performance.now();

/** How far it is, beside the tables. */
export function say(what: string): void {
  process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}\n`);
}

/**
 * Runs one measurement in a process of its own: `what` is a name in measure.ts, `params` what it takes. `heap`: the megabytes that
 * what is in use may take there; where it takes more the process ends, and so does the bench.
 */
export type Measure = (
  what: string,
  params: Place & Readonly<Record<string, unknown>>,
  heap?: number,
) => Promise<Measured>;

/** Room for a million lines in memory. */
const PLENTY = 8_192;

/** `built`: the folder of the compiled bench. */
export function makeMeasure(built: string): Measure {
  return async (what, params, heap = PLENTY) => {
    say(`measuring ${what} ${JSON.stringify({ ...params, folder: undefined, storeUrl: undefined })}`);
    // What it prints is parsed: nothing else may write there.
    const node = ['--expose-gc', `--max-old-space-size=${heap}`, join(built, 'bench', 'measure.js')];
    const given = [...node, what, JSON.stringify(params)];
    const { stdout } = await promisify(execFile)(process.execPath, given, { maxBuffer: 1e7 });
    return Measured.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  };
}

/** One of the values. Throws when it was not measured. */
export function at(values: Measured, name: string): number {
  const value = values[name];
  if (value === undefined) throw new Error(`${name} was not measured`);
  return value;
}
