import type { z } from 'zod';
import type { Money } from '../terms/money.js';
import { Account } from './account.js';
import { AuditSeal } from './auditSeal.js';
import { BackEndLook } from './backEndLook.js';
import { Challenge } from './challenge.js';
import { Contract } from './contract.js';
import { Customer, Subscription } from './customer.js';
import { Disclosure } from './disclosure.js';
import { Draft } from './draft.js';
import { Grant } from './grant.js';
import { InboundSms, SmsPart } from './inboundSms.js';
import { Line } from './line.js';
import { LineUser } from './lineUser.js';
import { MissedSentence } from './missedSentence.js';
import { OnlinePayment } from './onlinePayment.js';
import { Approval, Batch, Order, Selection } from './order.js';
import { BillingAccount, Organisation } from './organisation.js';
import { OutboxRow } from './outbox.js';
import { Passkey } from './passkey.js';
import { Reading } from './reading.js';
import { AuditLine, Authorisation, Receipt } from './receipt.js';
import { Report } from './report.js';
import { Request } from './request.js';
import { SecretCode } from './secretCode.js';
import { Session } from './session.js';
import { SmsReceipt } from './smsReceipt.js';
import { Spent } from './spent.js';
import { StockItem } from './stock.js';
import { TeamsCode } from './teamsCode.js';
import { TeamsTry } from './teamsTry.js';
import { UserProfile } from './userProfile.js';
import { Commission, LedgerEntry, Sale, Wallet } from './wallet.js';

/** When a row leaves the living store by itself, `days` after the instant in column `at`. */
export interface Retention<Column extends string = string> {
  readonly at: Column;
  readonly days: number;
  /** Moved to the monthly files, where history is read from, or gone for good. */
  readonly ends: 'archived' | 'dropped';
  /** Only rows whose columns are equal to these. */
  readonly when?: { readonly [C in Column]?: string };
  /** Names a column with a conversation's id: the row stays while that conversation's state mentions the row's id. */
  readonly heldBy?: Column;
  /** Names a column with a conversation's id: the row leaves at the latest with that conversation. */
  readonly endsWith?: Column;
}

type RowSchema = z.ZodType<{ id: string; operator: string }>;
interface TableSpec<R extends RowSchema, K extends keyof z.output<R> & string> {
  readonly row: R;
  /** The columns that `where` may name; a store keeps an index on each. */
  readonly keys: readonly K[];
  /** Without one, the rows stay. */
  readonly retention?: Retention<keyof z.output<R> & string>;
}
const table = <R extends RowSchema, const K extends keyof z.output<R> & string>(
  row: R,
  keys: readonly K[],
  retention?: Retention<keyof z.output<R> & string>,
): TableSpec<R, K> => ({ row, keys, ...(retention && { retention }) });

/** All tables of a store, named after the nouns. A new one is added here and nowhere else. */
export const tables = {
  accounts: table(Account, ['operator', 'login', 'entra', 'email', 'phone', 'external']),
  grants: table(Grant, ['organisation', 'account']),
  sessions: table(Session, ['account'], { at: 'expiresAt', days: 0, ends: 'dropped' }),
  // What has to be answered before somebody is let in. A code lives for minutes; an hour more for counting them.
  challenges: table(Challenge, ['account'], { at: 'expiresAt', days: 1, ends: 'dropped' }),
  passkeys: table(Passkey, ['account']),
  customers: table(Customer, ['documentKey']),
  subscriptions: table(Subscription, ['modemSerial', 'activationKey', 'customer']),
  wallets: table(Wallet, ['account']),
  entries: table(LedgerEntry, ['wallet']),
  sales: table(Sale, ['account', 'reference', 'customer']),
  organisations: table(Organisation, ['operator']),
  billingAccounts: table(BillingAccount, ['organisation', 'number']),
  contracts: table(Contract, ['organisation', 'number']),
  lines: table(Line, [
    'organisation',
    'number',
    'state',
    'reason',
    'plan',
    'billingAccount',
    'iccid',
    'groupPack',
    'extension',
  ]),
  profiles: table(UserProfile, ['organisation', 'role', 'state', 'email', 'phone', 'account', 'invitation']),
  lineUsers: table(LineUser, ['organisation', 'line']),
  stock: table(StockItem, ['kind', 'state', 'takenBy', 'numberType', 'heldBy']),
  selections: table(Selection, ['account'], {
    ...{ at: 'expiresAt', days: 0, ends: 'dropped' },
    endsWith: 'conversation',
  }),
  drafts: table(Draft, ['account', 'operator'], { at: 'expiresAt', days: 0, ends: 'dropped' }),
  orders: table(Order, ['commandId', 'account', 'organisation', 'line', 'reference'], {
    at: 'endedAt',
    days: 90,
    ends: 'archived',
  }),
  // Its orders are archived: it only counts them.
  batches: table(Batch, ['account', 'organisation', 'reference'], { at: 'endedAt', days: 90, ends: 'dropped' }),
  // What people wrote is not for the archive: nobody can be erased from there.
  approvals: table(Approval, ['organisation', 'commandId', 'state'], { at: 'expiresAt', days: 90, ends: 'dropped' }),
  requests: table(
    Request,
    ['account', 'reference', 'state', 'subject', 'organisation', 'assignee', 'line', 'closedAt'],
    { at: 'closedAt', days: 90, ends: 'dropped' },
  ),
  // Longer than a bill may be open: what was paid is settled here before the operator's books have it.
  onlinePayments: table(OnlinePayment, ['organisation', 'billingAccount', 'bill'], {
    ...{ at: 'endedAt', days: 90, ends: 'dropped' },
  }),
  // Its file goes with it.
  reports: table(Report, ['account', 'organisation'], { at: 'expiresAt', days: 0, ends: 'dropped' }),
  secretCodes: table(SecretCode, ['organisation'], { at: 'expiresAt', days: 1, ends: 'dropped' }),
  teamsCodes: table(TeamsCode, ['digest'], { at: 'expiresAt', days: 0, ends: 'dropped' }),
  teamsTries: table(TeamsTry, [], { at: 'expiresAt', days: 0, ends: 'dropped' }),
  backEndLooks: table(BackEndLook, []),
  spent: table(Spent, [], { at: 'expiresAt', days: 0, ends: 'dropped' }),
  missedSentences: table(MissedSentence, ['operator'], { at: 'at', days: 30, ends: 'dropped' }),
  // They leave as soon as they are read with no more, and nobody has said STOP.
  readings: table(Reading, ['state']),
  // Longer than a day: the shown ones are counted until its end.
  disclosures: table(Disclosure, ['account'], { at: 'expiresAt', days: 2, ends: 'dropped' }),
  commissions: table(Commission, ['account', 'sale']),
  // A command id lives in its conversation's state only: while it does, the receipt stays, and a late press finds it.
  receipts: table(Receipt, ['account'], { at: 'at', days: 30, ends: 'archived', heldBy: 'conversation' }),
  authorisations: table(Authorisation, ['account'], { at: 'expiresAt', days: 0, ends: 'dropped' }),
  // As long as people look back at what they did (C19): longer than its receipts, whose facts and verdicts are far bigger.
  audit: table(AuditLine, ['account', 'commandId', 'organisation', 'subject'], {
    at: 'at',
    days: 90,
    ends: 'archived',
  }),
  // They leave before their lines do: a seal whose lines are archived would tell that they are gone.
  auditSeals: table(AuditSeal, ['operator'], { at: 'at', days: 89, ends: 'archived' }),
  // Longer than a network tries to hand over what it was not told to be taken: it is known again.
  inboundSms: table(InboundSms, ['subscriber', 'fingerprint', 'state'], { at: 'endedAt', days: 2, ends: 'dropped' }),
  smsParts: table(SmsPart, ['whole', 'fingerprint'], { at: 'expiresAt', days: 1, ends: 'dropped' }),
  smsReceipts: table(SmsReceipt, ['outbox'], { at: 'at', days: 7, ends: 'dropped' }),
  outbox: table(OutboxRow, ['state', 'key'], { at: 'sentAt', days: 7, ends: 'archived', when: { state: 'sent' } }),
};
export type TableName = keyof typeof tables;
export const isTableName = (name: string): name is TableName => Object.hasOwn(tables, name);
export const tableNames: readonly TableName[] = Object.keys(tables).filter(isTableName);
export type Row<N extends TableName> = z.output<(typeof tables)[N]['row']>;
export type Key<N extends TableName> = (typeof tables)[N]['keys'][number] & keyof Row<N>;

export interface ReadTable<N extends TableName> {
  /** A copy of the row; changing it changes nothing. */
  get(id: string): Promise<Row<N> | undefined>;
  /** Copies of the rows whose named columns are equal to these, oldest first. */
  where(match: Partial<Pick<Row<N>, Key<N>>>, page?: Page): Promise<Row<N>[]>;
  /** Copies of the rows that have one of these values in a column, oldest first: what belongs to a whole page is read at once. */
  among(column: Key<N>, values: readonly string[]): Promise<Row<N>[]>;
  /** One page of what fits, and how much there is: for lists of a hundred thousand. */
  search(wanted: Search<N>, whose?: Scope): Promise<Found<N>>;
  /**
   * What a search finds after the row of this id, or from its beginning, in its order: for whoever reads all of a hundred thousand,
   * a page at a time. Nothing is counted or passed over. Throws when that row is gone: nobody would see what is left out.
   */
  following(wanted: Following<N>, after: string | undefined, whose?: Scope): Promise<Row<N>[]>;
}

/** Whose rows are seen: an operator's and, of those that belong to a company, only this one's (`isOwn`). */
export interface Scope {
  readonly operator: string;
  readonly organisation?: string | undefined;
  /** Only rows of this account, and those in whatever company. */
  readonly own?: string;
  /** Of the company's rows only those that are this line, name it, or are the account's own. */
  readonly boundTo?: string | undefined;
  /** Who looks; counts where there is a line. */
  readonly account?: string;
  /** Of what is the staff's work, rows of every company: `scope.ts` says of which tables. */
  readonly staff?: true;
  /** Of the staff: everything of every company, for the program as it takes in or gives out what the operator has. */
  readonly everyCompany?: true;
}

/** What a list is narrowed by; a store translates it as it stands. */
export interface Search<N extends TableName> {
  /** Columns equal to these. */
  readonly equal: Partial<Pick<Row<N>, Key<N>>>;
  /** One of these columns fits its mask (`mask.ts`); without any, every row does. */
  readonly like?: readonly { readonly column: SearchedColumn<N>; readonly mask: string }[];
  /** Each of these columns has something, which lies between these by code unit. */
  readonly between?: readonly Between<N>[];
  /** The rows that are wanted: `most` of them, after the first `from`, in the order of the column `order`. */
  readonly from: number;
  readonly most: number;
  readonly order: OrderColumn<N>;
  /** In which order those come that are the same in it; then, and without it, by their ids. */
  readonly thenBy?: OrderColumn<N>;
  /** The last of that order first. */
  readonly backwards?: true;
}
/** What a column lies between: not before `from`, and before `until`. */
export interface Between<N extends TableName> {
  readonly column: TextColumn<N>;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}
/** A search that is read on and on. `thenBy` is a column in which every row has something. */
export type Following<N extends TableName> = Omit<Search<N>, 'from'>;
/** What rows can be sorted by: texts by code unit, amounts by their minor units. A row without it comes after all others, backwards, too. */
export type OrderColumn<N extends TableName> = {
  [C in keyof Row<N> & string]: NonNullable<Row<N>[C]> extends string | Money ? C : never;
}[keyof Row<N> & string];
/** The columns that hold text where they hold something. */
export type TextColumn<N extends TableName> = {
  [C in keyof Row<N> & string]: NonNullable<Row<N>[C]> extends string ? C : never;
}[keyof Row<N> & string];
/** The columns that hold text in every row. */
export type SearchedColumn<N extends TableName> = {
  [C in keyof Row<N> & string]: Row<N>[C] extends string ? C : never;
}[keyof Row<N> & string];

export interface Found<N extends TableName> {
  /** Copies. */
  readonly rows: readonly Row<N>[];
  /** How many there are, wanted or not, counted up to MOST_COUNTED: one more than that means that there are more. */
  readonly total: number;
}

/** To count a million rows costs more than to find ten of them, and tells nobody more. */
export const MOST_COUNTED = 10_000;

export interface Page {
  readonly limit?: number;
  readonly newestFirst?: boolean;
  /** Only those after the row of this id, in this order. Throws when it is gone: nobody would see what is left out. */
  readonly after?: string;
}

export interface Table<N extends TableName> extends ReadTable<N> {
  /**
   * Takes an id for a row of this transaction before it is known whether there will be one: whoever else takes it waits,
   * and then sees what came of it. Nothing stays of a claim by itself.
   */
  claim(id: string): Promise<void>;
  /** The row, which nobody else can take before this transaction has ended; undefined also while another one has it. */
  hold(id: string): Promise<Row<N> | undefined>;
  /** Throws when the id is taken. */
  insert(row: Row<N>): Promise<void>;
  /** Replaces the row of this id, or adds it. */
  put(row: Row<N>): Promise<void>;
  remove(id: string): Promise<void>;
}

export type ReadTables = { readonly [N in TableName]: ReadTable<N> };
export type Tables = { readonly [N in TableName]: Table<N> };
