/** CPU time of the whole process while something ran, system calls and garbage collection included. */
export interface CpuMeter {
  measure<T>(work: () => Promise<T>): Promise<T>;
  /** Milliseconds of CPU for each measured piece of work. */
  readonly each: number[];
}

export function cpuMeter(): CpuMeter {
  const each: number[] = [];
  return {
    each,
    measure: async (work) => {
      const before = process.cpuUsage();
      const result = await work();
      const { user, system } = process.cpuUsage(before);
      each.push((user + system) / 1000);
      return result;
    },
  };
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * How many times as long as it measures a process warms up before it measures commands: the first thousand run in code that
 * is not compiled yet, over statements that are not planned yet, and cost three times as much.
 */
export const COLD = 2;
