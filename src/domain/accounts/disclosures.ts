import { query } from '../door/query.js';
import { isOpen } from '../door/shownOnce.js';
import { ok } from '../terms/result.js';

/** How it stands with what was to be shown once: until when it can be seen, or when it was; else it has ended unseen. */
export interface DisclosureStanding {
  readonly state: 'open' | 'shown' | 'ended';
  /** ISO 8601 */
  readonly at: string;
}

/** What one has proven for to see, by the command; undefined where there is none, also once that is days ago. */
export const disclosureStanding = query<{ readonly command: string }, DisclosureStanding | undefined>({
  name: 'account.disclosure',
  allowed: 'everybody',
  whose: 'own',
  look: async ({ tables, now }, { command }) => {
    const held = await tables.disclosures.get(command);
    if (held === undefined) return ok(undefined);
    if (held.shownAt !== undefined) return ok({ state: 'shown', at: held.shownAt });
    return ok({ state: isOpen(held, now) ? 'open' : 'ended', at: held.expiresAt });
  },
});
