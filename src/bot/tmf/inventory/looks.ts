import type { Store } from '../../../domain/door/ports.js';
import type { BackEnd } from '../client/backEnds.js';

const HOUR = 3_600_000;
/** A look goes back before the one before it: clocks differ, in milliseconds. */
const OVERLAP = 60_000;

const before = (now: Date, milliseconds: number): Date => new Date(now.getTime() - milliseconds);

/** From when on the look after one that began then asks. */
export const overlapping = (begun: Date): Date => before(begun, OVERLAP);

/** From when on what has changed in a back end is not known here: it is kept, so that a stop of any length loses nothing. */
export async function lookedUntil(store: Store, { operator, settings }: BackEnd, now: Date): Promise<Date> {
  const kept = await store.read(({ backEndLooks }) => backEndLooks.get(operator));
  return kept === undefined ? before(now, settings.lookBack * HOUR) : new Date(kept.until);
}

/**
 * Keeps up to when was looked, never an earlier time than another instance did. What could not be taken in is looked for again after
 * a start, so long as it is not older than the first look would go back.
 */
export async function lookKept(
  store: Store,
  { operator, settings }: BackEnd,
  begun: Date,
  isLeft: boolean,
): Promise<void> {
  const until = (isLeft ? before(begun, settings.lookBack * HOUR) : overlapping(begun)).toISOString();
  await store.transaction(async ({ backEndLooks }) => {
    await backEndLooks.claim(operator);
    const kept = await backEndLooks.get(operator);
    if (kept === undefined || kept.until < until) await backEndLooks.put({ id: operator, operator, until });
  });
}
