import { query } from '../door/query.js';
import type { Actor } from '../records/account.js';
import type { Line } from '../records/line.js';
import type { Approval, Order } from '../records/order.js';
import type { AuditLine, Receipt } from '../records/receipt.js';
import { standingOf } from '../records/standing.js';
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
  look: async ({ tables, actor, operator, now }, { period }, { from, most }) => {
    const lines = (await ownLines(tables, actor)).filter(({ at }) => inPeriod(at, period, operator.profile.timeZone));
    const shown = await Promise.all(lines.slice(from, from + most).map((line) => actionOf(tables, line)));
    return ok({
      rows: shown.map((action) => rowOf(action, now)),
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

/** Something that was done, with what has come of it. */
interface Action {
  readonly line: AuditLine;
  readonly receipt: Receipt | undefined;
  readonly orders: readonly Order[];
  /** What it asked a second administrator for. */
  readonly approval: Approval | undefined;
  /** The request that it decided. */
  readonly decided: Approval | undefined;
  /** The line that was looked at (C19: views are recorded, too). */
  readonly seen: Line | undefined;
}

async function actionOf(tables: ReadTables, line: AuditLine): Promise<Action> {
  const { commandId, subject } = line;
  const [receipt, orders, [approval], decided, seen] = await Promise.all([
    receiptOf(tables, line),
    tables.orders.where({ commandId }),
    tables.approvals.where({ commandId }),
    subject.startsWith(APPROVAL) ? tables.approvals.get(subject.slice(APPROVAL.length)) : undefined,
    subject.startsWith(LINE) ? tables.lines.get(subject.slice(LINE.length)) : undefined,
  ]);
  return { line, receipt, orders, approval, decided, seen };
}

const APPROVAL = 'approval:';
const LINE = 'line:';

function rowOf(action: Action, now: Date): Facts {
  const { line, receipt } = action;
  const { procedure = '', action: what, at, outcome, reference, channel } = line;
  const refused = receipt?.outcome.kind === 'refused' ? receipt.outcome.problem : undefined;
  return {
    action: { procedure, action: what },
    ...objectOf(action),
    at: { instant: at },
    state: outcome === 'refused' ? { word: outcome } : { list: standingOf(action, now).map((word) => ({ word })) },
    ...(refused !== undefined && { reason: { problem: refused } }),
    ...(reference !== undefined && { reference: { text: reference } }),
    channel: channelFact(channel),
  };
}

/** Which number it was about, or how many lines. */
function objectOf({ receipt, orders, approval, decided, seen }: Action): Facts {
  const done = receipt?.outcome.kind === 'done' ? receipt.outcome : undefined;
  const numbers = [
    ...new Set([...orders, ...(orders.length === 0 ? (done?.verdicts ?? []) : [])].map(({ number }) => number)),
  ];
  const [first, ...others] = numbers;
  if (first !== undefined && others.length === 0) return { number: { phone: first } };
  const count = numbers.length || (approval ?? decided)?.lines.length || undefined;
  if (count !== undefined) return { lines: { counted: 'lines', count } };
  const number = done?.facts.number ?? (seen && { phone: seen.number });
  return number === undefined ? {} : { number };
}

const CHANNELS: Readonly<Record<string, Fact>> = {
  webchat: { word: 'webChat' },
  msteams: { text: 'Microsoft Teams' },
  text: { word: 'textChat' },
  sms: { text: 'SMS' },
};
/** A channel without a name of its own is said by its id. */
const channelFact = (channel: string): Fact => CHANNELS[channel] ?? { text: channel.replace(/^text\./, '') };
