import { query } from '../door/query.js';
import type { OutboxRow } from '../records/outbox.js';
import type { AuditLine } from '../records/receipt.js';
import type { ReadTables } from '../records/tables.js';
import type { Facts, FactWord } from '../terms/fact.js';
import { ok } from '../terms/result.js';

/** The commands that have a report made in the background, and under which name it waits. */
const reports: ReadonlyMap<string, string> = new Map([
  ['line.mailNumbers', 'companyNumbers'],
  ['bills.mailReconciliation', 'balances'],
  ['bills.mailInvoice', 'invoice'],
]);

/**
 * What has become of one's own reports that are made in the background (C20, C23, B3), newest first, as far back as one's history goes.
 * Where they went is not shown: the address stands nowhere but in the mail.
 */
export const sentReports = query<object>({
  name: 'report.sent',
  allowed: 'everybody',
  look: async ({ tables, actor }, _, { from, most }) => {
    const all = await tables.audit.where({ account: actor.account }, { newestFirst: true });
    const own = all.filter(({ command, outcome }) => outcome === 'done' && reports.has(command));
    const rows = await Promise.all(own.slice(from, from + most).map((line) => rowOf(tables, line)));
    return ok({ rows, total: own.length });
  },
});

async function rowOf(tables: ReadTables, { commandId, command, procedure, at, reference }: AuditLine): Promise<Facts> {
  const key = `${commandId}:email.report:${reports.get(command)}`;
  const [row] = await tables.outbox.where({ key }, { limit: 1 });
  // The receipt leaves the store before its line does.
  const outcome = (await tables.receipts.get(commandId))?.outcome;
  const period = outcome?.kind === 'done' ? outcome.facts.period : undefined;
  return {
    ...(procedure !== undefined && { report: { procedure } }),
    ...(period !== undefined && { period }),
    at: { instant: at },
    state: { word: stateOf(row) },
    ...(row?.sentAt !== undefined && { sentAt: { instant: row.sentAt } }),
    ...(reference !== undefined && { reference: { text: reference } }),
  };
}

/** What was sent leaves the outbox after some days. */
const stateOf = (row: OutboxRow | undefined): FactWord =>
  row?.state === 'waiting' ? 'reportMade' : row?.state === 'parked' ? 'reportFailed' : 'reportSent';
