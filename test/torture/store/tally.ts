import type { Count } from './hiring.js';
import type { Problem } from './intents.js';
import type { Load } from './load.js';

/** How a store is to be tortured. */
export interface Run {
  /** How often a process is killed. */
  readonly count: number;
  readonly seed: number;
  readonly staff: Count;
  /** Hears how far it is. */
  readonly tell?: (line: string) => void;
}

/** What a run came to. */
export interface Tally {
  readonly store: string;
  readonly kills: number;
  /** How often the program ended at which moment. */
  readonly moments: ReadonlyMap<string, number>;
  readonly acknowledged: number;
  readonly repeated: number;
  readonly seconds: number;
  readonly problems: readonly Problem[];
}

/** Counts what a run came to. `began`: by performance.now(). */
export function tallyOf(store: string, load: Load, moments: ReadonlyMap<string, number>, began: number): Tally {
  return {
    ...{ store, moments },
    kills: [...moments.values()].reduce((sum, count) => sum + count, 0),
    acknowledged: load.intents.acknowledged().length,
    repeated: load.repeated,
    seconds: Math.round((performance.now() - began) / 1000),
    problems: [...load.problems.values()],
  };
}

const head = ['store', 'kills', 'acknowledged commands', 'lost', 'twice', 'books wrong', 'silent conversations'];

/** The runs as a table, and below it when the processes ended. */
export function tableOf(tallies: readonly Tally[]): string {
  const rows = tallies.map(({ store, kills, acknowledged, repeated, seconds, problems }) => {
    const count = (kind: Problem['kind']) => problems.filter((problem) => problem.kind === kind).length;
    return [
      store,
      kills,
      acknowledged,
      count('lost'),
      count('twice'),
      count('books'),
      count('silent'),
      repeated,
      seconds,
    ];
  });
  const lines = [[...head, 'repeated deliveries', 'seconds'], head.map(() => '---').concat('---', '---'), ...rows];
  const moments = tallies.map(
    ({ store, moments }) => `${store}: ${[...moments].map(([moment, count]) => `${moment} ${count}`).join(', ')}`,
  );
  return [...lines.map((line) => `| ${line.join(' | ')} |`), '', ...moments].join('\n');
}
