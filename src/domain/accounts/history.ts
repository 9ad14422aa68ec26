import { query } from '../door/query.js';
import type { Actor } from '../records/account.js';
import type { AuditLine, Receipt } from '../records/receipt.js';
import type { ReadTables } from '../records/tables.js';
import type { Period } from '../terms/period.js';
import { ok } from '../terms/result.js';
import { actionsOf, factsOf, openable, receiptOf } from './actions.js';
import { newestFirst } from './lookingBack.js';

/**
 * Kcell guide (C19), the part about oneself: what one has done for the company that is worked for now, from any channel,
 * newest first.
 */
export const history = query<{ readonly period?: Period | undefined }>({
  name: 'account.history',
  allowed: 'everybody',
  look: async ({ tables, actor, operator, now }, { period }, { from, most }) => {
    const wanted = { equal: { account: actor.account }, ...newestFirst(operator, period) };
    const found = await tables.audit.search({ ...wanted, from, most });
    const actions = await actionsOf(tables, found.rows);
    return ok({
      rows: actions.map((action) => factsOf(action, now)),
      rowsReceipt: actions.map(openable),
      total: found.total,
    });
  },
});

export type ReceiptWanted = { readonly command: string } | { readonly reference: string };

/** The receipt of such a command, by its id or by the reference that stands on it; from any conversation. */
export const ownReceipt = query<ReceiptWanted, Receipt | undefined>({
  name: 'account.receipt',
  allowed: 'everybody',
  look: async ({ tables, actor }, wanted) => {
    const lines =
      'command' in wanted
        ? await tables.audit.where({ account: actor.account, commandId: wanted.command })
        : (await ownLines(tables, actor)).filter(({ reference }) => reference === wanted.reference);
    const line = lines.find(({ procedure }) => procedure !== undefined);
    return ok(line && (await receiptOf(tables, line)));
  },
});

/** What was carried out with a procedure: a wrong PIN or a change of language is nothing that was done to the business. */
async function ownLines({ audit }: ReadTables, { account }: Actor): Promise<AuditLine[]> {
  const lines = await audit.where({ account }, { newestFirst: true });
  return lines.filter(({ procedure }) => procedure !== undefined);
}
