import fc from 'fast-check';
import type { Reached } from './reached.js';
import { arbitrarySteps, type Step } from './step.js';
import { play } from './walk.js';
import { World } from './world.js';

/** Plays a sequence in a world of its own. Throws a Violation, or what else went wrong. */
export async function playAlone(steps: readonly Step[], reached?: Reached): Promise<void> {
  const world = await World.open(reached);
  try {
    await play(world, steps);
  } finally {
    await world.end();
  }
}

export interface Found {
  /** The shortest sequence that was found for it. */
  readonly steps: readonly Step[];
  readonly error: string;
}

/** Walks at random, `runs` times. Gives what was found, made as short as possible within so many seconds. */
export async function walkAtRandom(
  reached: Reached,
  { seed, runs, longest, seconds }: { seed: number; runs: number; longest: number; seconds: number },
): Promise<Found | undefined> {
  const property = fc.asyncProperty(arbitrarySteps(longest), (steps) => playAlone(steps, reached));
  const result = await fc.check(property, {
    ...{ seed, numRuns: runs, interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false },
  });
  const [steps] = result.counterexample ?? [];
  if (!result.failed || steps === undefined) return undefined;
  const { errorInstance: error } = result;
  return { steps, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
