import { query } from '../door/query.js';
import type { AuditLine } from '../records/receipt.js';
import { ok } from '../terms/result.js';

/** Which lines: from this instant on, before that one, after the one of this id. */
interface Wanted {
  readonly from: string;
  readonly until: string;
  readonly after?: string | undefined;
}

/** The lines of a period that are still in the living store, oldest first. What has left it is in the archive. */
export const exportAudit = query<Wanted, readonly AuditLine[]>({
  ...{ name: 'audit.export', allowed: [], program: true },
  audited: ({ from, until }) => `audit:${from}/${until}`,
  look: async ({ tables }, { from, until, after }, { most }) =>
    ok(await tables.audit.following({ equal: {}, between: [{ column: 'at', from, until }], most, order: 'at' }, after)),
});
