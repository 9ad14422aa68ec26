import { query } from '../door/query.js';
import type { OutboxRow } from '../records/outbox.js';
import type { AuditLine } from '../records/receipt.js';
import type { Report } from '../records/report.js';
import type { ReadTables } from '../records/tables.js';
import type { Facts, FactWord } from '../terms/fact.js';
import { ok } from '../terms/result.js';
import type { RowFile } from '../terms/shown.js';
import { isKept } from './reportStanding.js';

/** What is ordered: under which name it waits, and what it is, where its procedure is called after the order and not after what is ordered. */
interface Ordered {
  readonly waitsAs: string;
  readonly is?: FactWord;
}

/** The commands that have a report made in the background. */
const reports: ReadonlyMap<string, Ordered> = new Map([
  ['line.mailNumbers', { waitsAs: 'companyNumbers' }],
  ['bills.mailReconciliation', { waitsAs: 'balances' }],
  ['bills.mailInvoice', { waitsAs: 'invoice', is: 'monthInvoice' }],
]);

/**
 * What has become of one's own reports that are made in the background (C20, C23, B3), newest first, as far back as one's history goes, with
 * their files for as long as these are kept. Where they went is not shown: the address stands nowhere but in the mail.
 */
export const sentReports = query<object>({
  name: 'report.sent',
  allowed: 'everybody',
  look: async ({ tables, actor, now }, _, { from, most }) => {
    const all = await tables.audit.where({ account: actor.account }, { newestFirst: true });
    const own = all.filter(({ command, outcome }) => outcome === 'done' && reports.has(command));
    const rows = await Promise.all(own.slice(from, from + most).map((line) => rowOf(tables, line, now)));
    const rowsFiles = rows.map(({ file }) => (file === undefined ? [] : [file]));
    return ok({ rows: rows.map(({ facts }) => facts), rowsFiles, total: own.length });
  },
});

interface Row {
  readonly facts: Facts;
  readonly file?: RowFile | undefined;
}

async function rowOf(tables: ReadTables, line: AuditLine, now: Date): Promise<Row> {
  const { commandId, command, procedure, at, reference } = line;
  const ordered = reports.get(command);
  const key = `${commandId}:email.report:${ordered?.waitsAs}`;
  const [row] = await tables.outbox.where({ key }, { limit: 1 });
  const report = await tables.reports.get(commandId);
  const kept = report !== undefined && isKept(report, now) ? report : undefined;
  // The receipt leaves the store before its line does.
  const outcome = (await tables.receipts.get(commandId))?.outcome;
  const period = outcome?.kind === 'done' ? outcome.facts.period : undefined;
  const named: Facts = procedure === undefined ? {} : { report: { procedure } };
  const facts: Facts = {
    ...(ordered?.is === undefined ? named : { report: { word: ordered.is } }),
    ...(period !== undefined && { period }),
    at: { instant: at },
    state: { word: stateOf(row, kept) },
    ...(row?.sentAt !== undefined && { sentAt: { instant: row.sentAt } }),
    ...(kept !== undefined && { until: { instant: kept.expiresAt } }),
    ...(reference !== undefined && { reference: { text: reference } }),
  };
  return { facts, file: kept };
}

/** `kept`: the report, as long as its file can be downloaded. What was sent leaves the outbox after some days. */
function stateOf(row: OutboxRow | undefined, kept: Report | undefined): FactWord {
  if (row?.state === 'waiting') return kept === undefined ? 'reportMade' : 'reportReady';
  if (row?.state === 'parked') return kept === undefined ? 'reportFailed' : 'reportNotMailed';
  return kept === undefined ? 'reportOver' : 'reportSent';
}
