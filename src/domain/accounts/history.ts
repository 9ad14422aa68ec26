import { query } from '../door/query.js';
import type { Actor } from '../records/account.js';
import type { AuditLine, Receipt } from '../records/receipt.js';
import type { ReadTables } from '../records/tables.js';
import type { Fact, Facts } from '../terms/fact.js';
import { inPeriod, type Period } from '../terms/period.js';
import { ok } from '../terms/result.js';

/**
 * Kcell guide (C19), the part about oneself: what one has done for the company that is worked for now, from any channel,
 * newest first.
 */
export const history = query<{ readonly period?: Period | undefined }>({
  name: 'account.history',
  allowed: 'everybody',
  look: async ({ tables, actor, operator }, { period }, { from, most }) => {
    const lines = (await ownLines(tables, actor)).filter(({ at }) => inPeriod(at, period, operator.profile.timeZone));
    const shown = await Promise.all(
      lines.slice(from, from + most).map(async (line) => ({ line, receipt: await receiptOf(tables, line) })),
    );
    return ok({
      rows: shown.map(({ line, receipt }) => rowOf(line, receipt)),
      rowsReceipt: shown.map(({ receipt }) => (receipt?.outcome.kind === 'done' ? receipt.id : undefined)),
      total: lines.length,
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

/** The receipt leaves the store before its line does. */
async function receiptOf({ receipts }: ReadTables, { commandId, account }: AuditLine): Promise<Receipt | undefined> {
  const receipt = await receipts.get(commandId);
  return receipt?.account === account ? receipt : undefined;
}

function rowOf({ procedure = '', action, at, outcome, reference, channel }: AuditLine, receipt: Receipt | undefined) {
  const refused = receipt?.outcome.kind === 'refused' ? receipt.outcome.problem : undefined;
  const facts: Facts = {
    action: { procedure, action },
    at: { instant: at },
    state: { word: outcome },
    ...(refused !== undefined && { reason: { problem: refused } }),
    ...(reference !== undefined && { reference: { text: reference } }),
    channel: channelFact(channel),
  };
  return facts;
}

const CHANNELS: Readonly<Record<string, Fact>> = {
  webchat: { word: 'webChat' },
  msteams: { text: 'Microsoft Teams' },
  text: { word: 'textChat' },
  sms: { text: 'SMS' },
};
/** A channel without a name of its own is said by its id. */
const channelFact = (channel: string): Fact => CHANNELS[channel] ?? { text: channel };
