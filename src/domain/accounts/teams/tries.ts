import type { Clock, Store } from '../../door/ports.js';

/** Codes that one person may try, and in how long, in milliseconds. */
const MOST_TRIES = 5;
const WITHIN_MS = 10 * 60_000;

/** Somebody whom nobody knows yet: a keyed digest of who it is, and an operator whom their tenant is bound to. */
export interface Trying {
  readonly id: string;
  readonly operator: string;
}

/**
 * Counts a try of a code, before it is compared; false: they have had as many as they may. Kept in the store, so that a restart gives
 * nobody another five.
 */
export const mayTry = (
  { store, clock }: { readonly store: Pick<Store, 'transaction'>; readonly clock: Clock },
  { id, operator }: Trying,
): Promise<boolean> =>
  store.transaction(async ({ teamsTries }) => {
    await teamsTries.claim(id);
    const now = clock.now();
    const before = await teamsTries.get(id);
    const counted = before !== undefined && Date.parse(before.expiresAt) > now.getTime() ? before : undefined;
    if (counted !== undefined && counted.tries >= MOST_TRIES) return false;
    const expiresAt = counted?.expiresAt ?? new Date(now.getTime() + WITHIN_MS).toISOString();
    await teamsTries.put({ id, operator, tries: (counted?.tries ?? 0) + 1, expiresAt });
    return true;
  });

/** The right code makes an end of the count. */
export const forgetTries = ({ store }: { readonly store: Pick<Store, 'transaction'> }, id: string): Promise<void> =>
  store.transaction(({ teamsTries }) => teamsTries.remove(id));
