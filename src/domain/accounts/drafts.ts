import type { Clock, Store } from '../door/ports.js';
import { scoped, scopedReads } from '../door/scope.js';
import type { Actor } from '../records/account.js';
import type { Draft } from '../records/draft.js';
import { fine, type Result, refuse } from '../terms/result.js';

/** How long a draft is kept after its last change. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
/** A draft's answers are at most so long, as JSON in UTF-8. */
const MOST_BYTES = 8 * 1024;

type Work = Pick<Draft, 'procedure' | 'answers' | 'left'>;

/**
 * What somebody has begun in any conversation, offered in their others: one draft for each account, company and
 * procedure. A draft is an offer and nothing more, so the last writer wins, and one that is a turn behind does no harm.
 */
export interface Drafts {
  /** Keeps a draft in place of the one there was. Refused: longer than 8 KB (`draft.tooLong`); the one before stays. */
  keep(who: Actor, work: Work): Promise<Result<undefined>>;
  /** Those of the account for the company it works for now, the latest first. */
  own(who: Actor): Promise<Draft[]>;
  /** Drops the account's drafts of these procedures, for the company it works for now. */
  drop(who: Actor, procedures: readonly string[]): Promise<void>;
}

/** Drafts over a store. */
export function makeDrafts({ store, clock }: { store: Store; clock: Clock }): Drafts {
  return {
    keep: async (who, work) => {
      const { operator, organisation, account, channel } = who;
      if (!fits(work.answers)) return refuse('draft.tooLong');
      const now = clock.now();
      const at = now.toISOString();
      const expiresAt = new Date(now.getTime() + KEPT_MS).toISOString();
      const id = draftId(who, work.procedure);
      const company = organisation === undefined ? {} : { organisation };
      const row: Draft = { id, operator, ...company, account, ...work, channel, at, expiresAt };
      await store.transaction((all) => scoped(all, who).drafts.put(row));
      return fine;
    },
    own: (who) =>
      store.read(async (all) => {
        const rows = await scopedReads(all, who).drafts.where({ account: who.account });
        const now = clock.now().toISOString();
        // One of no company is not for the company that the account has by now.
        const own = rows.filter((row) => row.organisation === who.organisation && row.expiresAt > now);
        return own.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
      }),
    drop: async (who, procedures) => {
      const ids = procedures.map((procedure) => draftId(who, procedure));
      const there = await store.read((all) => Promise.all(ids.map((id) => scopedReads(all, who).drafts.get(id))));
      if (there.every((row) => row === undefined)) return;
      await store.transaction(async (all) => {
        for (const id of ids) await scoped(all, who).drafts.remove(id);
      });
    },
  };
}

/** Whether answers are short enough for a draft. */
export const fits = (answers: Draft['answers']): boolean => Buffer.byteLength(JSON.stringify(answers)) <= MOST_BYTES;

/** No part of it has a space in it. */
const draftId = ({ account, organisation = '' }: Pick<Actor, 'account' | 'organisation'>, procedure: string): string =>
  `${account} ${organisation} ${procedure}`;
