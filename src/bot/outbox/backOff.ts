const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 2 * 60 * 60_000;

/** After so many tries, some eight hours, a message is parked. */
export const tries = 12;

/**
 * How long to wait after the given number of tries, in milliseconds: twice as long each time, up to two hours. A random
 * part of up to a half is taken off, so that what failed together does not come back together. `random` is from 0 to 1.
 */
export function backOff(attempts: number, random: number): number {
  const whole = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempts - 1));
  return Math.round(whole * (1 - random / 2));
}
