import type { CardStep, TextStep } from '../guides/transcript.js';

/** One procedure, as its guide has it and as it is here. */
export interface Counted {
  /** The row of the guides, as in docs/guides.md. */
  readonly row: string;
  readonly what: string;
  /** Counted by hand in the guide, for the same order; `inferred`: the guide names the function without its steps. */
  readonly guide: {
    readonly screens: number;
    readonly clicks: number;
    readonly fields: number;
    readonly inferred?: true;
  };
  readonly cards: readonly CardStep[];
  readonly text: readonly TextStep[];
  /** Why it is more or less here. */
  readonly why: string;
}

export const ONE_CARD = 'The menu leads to the question at once; the way through the portal’s own menus falls away.';
export const REVIEW = 'One press more for the review, which this guide does not have: nothing is done before the yes.';
export const ONE_BY_ONE = 'The portal takes one number after the other. Here all are marked at once.';
