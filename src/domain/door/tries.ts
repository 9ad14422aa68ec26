import type { PinTry } from '../records/account.js';

/** Wrong tries after which a secret is not compared any more. */
export const WRONG_TRIES = 5;
/** How many tries are remembered by the message that carried them. */
const REMEMBERED_TRIES = 10;

/** How often a secret was tried: a PIN, a secret code. */
export interface Tries {
  /** Wrong tries since the last right one. */
  readonly wrong: number;
  readonly tries: readonly PinTry[];
}

/** What came of a try that a message carried before, if it did. */
export const outcomeOf = ({ tries }: Tries, attempt: string): PinTry['outcome'] | undefined =>
  tries.find((one) => one.attempt === attempt)?.outcome;

/** With one more, counted as wrong before it is compared: neither tries sent at once nor a crash slip past the limit. */
export const counted = ({ wrong, tries }: Tries, attempt: string) => ({
  wrong: wrong + 1,
  tries: remember(tries, attempt, 'open'),
});

/** Without one that was counted and not compared. */
export const takenBack = ({ wrong, tries }: Tries, attempt: string) => ({
  wrong: Math.max(0, wrong - 1),
  tries: tries.filter((one) => one.attempt !== attempt),
});

/** With the outcome of one that was counted; a right one clears the count. */
export const settled = ({ wrong, tries }: Tries, attempt: string, right: boolean) => ({
  wrong: right ? 0 : wrong,
  tries: remember(tries, attempt, right ? 'right' : 'wrong'),
});

const remember = (tries: readonly PinTry[], attempt: string, outcome: PinTry['outcome']): PinTry[] =>
  [...tries.filter((one) => one.attempt !== attempt), { attempt, outcome }].slice(-REMEMBERED_TRIES);
