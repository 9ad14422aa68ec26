import type { Step } from './step.js';

interface Regression {
  /** What went wrong, in a sentence. */
  readonly what: string;
  readonly steps: readonly Step[];
}

/** Sequences that broke something once, as the walk printed them. Each is replayed by torture.test.ts. */
export const found: readonly Regression[] = [];

/** The same, where what broke has a scene of its own. */
export const foundScenes: readonly (readonly [what: string, scene: string])[] = [
  ['a list from which somebody else takes the last line gives a card without choices', 'nothing left to choose'],
];
