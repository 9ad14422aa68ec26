import type { Account } from '../records/account.js';
import type { Line } from '../records/line.js';
import type { Approval, Order } from '../records/order.js';
import type { AuditLine, Receipt } from '../records/receipt.js';
import { standingOf } from '../records/standing.js';
import type { ReadTable, ReadTables, Row, TableName } from '../records/tables.js';
import type { Fact, Facts } from '../terms/fact.js';

/** Something that was done or looked at, with what has come of it. */
export interface Action {
  readonly line: AuditLine;
  readonly receipt: Receipt | undefined;
  readonly orders: readonly Order[];
  /** What it asked a second administrator for. */
  readonly approval: Approval | undefined;
  /** The request that it decided. */
  readonly decided: Approval | undefined;
  /** The line that was looked at (C19: views are recorded, too). */
  readonly seen: Line | undefined;
  /** Who did it, by their account. */
  readonly by: Account | undefined;
}

const APPROVAL = 'approval:';
export const LINE = 'line:';

/** The receipt leaves the store before its line does. */
export async function receiptOf(
  { receipts }: ReadTables,
  { commandId, account }: AuditLine,
): Promise<Receipt | undefined> {
  const receipt = await receipts.get(commandId);
  return receipt?.account === account ? receipt : undefined;
}

/** What has come of each of these. What belongs to all of them is read at once. */
export async function actionsOf(tables: ReadTables, lines: readonly AuditLine[]): Promise<Action[]> {
  const commands = lines.map(({ commandId }) => commandId);
  const about = (kind: string) =>
    lines.flatMap(({ subject }) => (subject.startsWith(kind) ? [subject.slice(kind.length)] : []));
  const [orders, approvals, receipts, decided, seen, accounts] = await Promise.all([
    tables.orders.among('commandId', commands),
    tables.approvals.among('commandId', commands),
    Promise.all(lines.map((line) => receiptOf(tables, line))),
    byId(tables.approvals, about(APPROVAL)),
    byId(tables.lines, about(LINE)),
    byId(
      tables.accounts,
      lines.map(({ account }) => account),
    ),
  ]);
  return lines.map((line, at) => ({
    line,
    receipt: receipts[at],
    orders: orders.filter(({ commandId }) => commandId === line.commandId),
    approval: approvals.find(({ commandId }) => commandId === line.commandId),
    decided: decided.get(line.subject.replace(APPROVAL, '')),
    seen: seen.get(line.subject.replace(LINE, '')),
    by: accounts.get(line.account),
  }));
}

/** Each row once, by its id. */
async function byId<N extends TableName>(
  table: ReadTable<N>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Row<N>>> {
  const found = await Promise.all([...new Set(ids)].map(async (id) => [id, await table.get(id)] as const));
  return new Map(found.flatMap(([id, row]) => (row === undefined ? [] : [[id, row]])));
}

/** The command whose receipt can be opened. */
export const openable = ({ receipt }: Action): string | undefined =>
  receipt?.outcome.kind === 'done' ? receipt.id : undefined;

/** An action as it is read. */
export function factsOf(action: Action, now: Date): Facts {
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
