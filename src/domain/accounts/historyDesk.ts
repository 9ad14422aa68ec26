import type { Store } from '../door/ports.js';
import { scopedReads } from '../door/scope.js';
import type { Operator } from '../operator/index.js';
import type { Actor } from '../records/account.js';
import type { AuditLine, Receipt } from '../records/receipt.js';
import type { ReadTables } from '../records/tables.js';
import type { Fact, Facts } from '../terms/fact.js';
import { inPeriod, type Period } from '../terms/period.js';
import type { Rows, ShownList } from '../terms/shown.js';

/** What somebody can look up about what they have done themselves (Kcell guide, C19: the part about oneself). */
export interface HistoryDesk {
  /** One's own commands for the company that is worked for now, from any channel, newest first. */
  history(who: Actor, wanted: { readonly period?: Period | undefined }, rows: Rows): Promise<ShownList>;
  /** The receipt of such a command, by its id or by the reference that stands on it; from any conversation. */
  ownReceipt(who: Actor, wanted: ReceiptWanted): Promise<Receipt | undefined>;
}
export type ReceiptWanted = { readonly command: string } | { readonly reference: string };

export interface HistoryDeskPorts {
  readonly store: Store;
  operatorOf(id: string): Operator;
}

/** The history's part of the desk. */
export function makeHistoryDesk({ store, operatorOf }: HistoryDeskPorts): HistoryDesk {
  return {
    history: (who, { period }, { from, most }) =>
      store.read(async (all) => {
        const tables = scopedReads(all, who);
        const { timeZone } = operatorOf(who.operator).profile;
        const lines = (await ownLines(tables, who)).filter(({ at }) => inPeriod(at, period, timeZone));
        const shown = await Promise.all(
          lines.slice(from, from + most).map(async (line) => ({ line, receipt: await receiptOf(tables, line) })),
        );
        return {
          rows: shown.map(({ line, receipt }) => rowOf(line, receipt)),
          rowsReceipt: shown.map(({ receipt }) => (receipt?.outcome.kind === 'done' ? receipt.id : undefined)),
          total: lines.length,
        };
      }),
    ownReceipt: (who, wanted) =>
      store.read(async (all) => {
        const tables = scopedReads(all, who);
        const lines =
          'command' in wanted
            ? await tables.audit.where({ account: who.account, commandId: wanted.command })
            : (await ownLines(tables, who)).filter(({ reference }) => reference === wanted.reference);
        const line = lines.find(({ procedure }) => procedure !== undefined);
        return line && receiptOf(tables, line);
      }),
  };
}

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
