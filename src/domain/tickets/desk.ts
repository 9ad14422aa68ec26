import { query } from '../door/query.js';
import { type Account, STAFF } from '../records/account.js';
import { filesOf, type Request } from '../records/request.js';
import type { Key, ReadTables, Row } from '../records/tables.js';
import type { requestStates } from '../terms/fact.js';
import { plain } from '../terms/plainText.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { staffOf } from './staffAccounts.js';

/** What the staff looks for. Without a state, all that are not closed. */
export interface DeskFilter {
  readonly state?: (typeof requestStates)[number] | 'all' | undefined;
  readonly subject?: string | undefined;
  readonly organisation?: string | undefined;
  /** An account; `nobody`: what nobody has. */
  readonly assignee?: string | undefined;
  /** Stands in the reference, in what was written, or in the name of whoever asked. */
  readonly text?: string | undefined;
  /** Asked at least so many days ago. */
  readonly days?: number | undefined;
}

/** The assignee of what nobody has. */
export const NOBODY = 'nobody';

/** A request as the staff has it: with the people and the company by name. */
export interface DeskEntry {
  readonly request: Request;
  /** Who asked; '' for somebody whose account is gone. */
  readonly name: string;
  readonly login: string;
  readonly organisation: string;
  /** Who of the staff has it; '' where nobody does. */
  readonly assignee: string;
}

export interface DeskList {
  readonly entries: readonly DeskEntry[];
  readonly total: number;
  /** What can be chosen: companies that have written, and colleagues. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly staff: readonly Pick<Account, 'id' | 'name'>[];
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Rows that are looked through at a time, where a text is looked for. */
const PORTION = 500;

/** All requests of the operator's customers, those that wait longest first. */
export const deskList = query<DeskFilter, DeskList>({
  name: 'staff.requests',
  allowed: [STAFF],
  look: async ({ tables, operator, now }, filter, { from, most }) => {
    const { rows, total } = await found(tables, filter, now, { from, most });
    const organisations = await tables.organisations.where({ operator: operator.profile.id });
    const staff = await staffOf(tables, operator.profile.id);
    return ok({
      entries: await Promise.all(rows.map((request) => entryOf(tables, request))),
      ...{ total, organisations: organisations.map(({ id, name }) => ({ id, name })) },
      staff: staff.map(({ id, name }) => ({ id, name })),
    });
  },
});

export interface DeskRequest extends DeskEntry {
  /** Those that it can be handed over to. */
  readonly staff: readonly Pick<Account, 'id' | 'name'>[];
}

/** One request with everything that was given with it. */
export const deskRequest = query<{ readonly id: string }, DeskRequest>({
  name: 'staff.request',
  allowed: [STAFF],
  audited: ({ id }) => `request:${id}`,
  look: ({ tables, operator }, { id }) => one(tables, operator.profile.id, id),
});

/** The same as it is looked at again and again while it is open: that it was opened stands in the audit once. */
export const deskRequestNow = query<{ readonly id: string }, DeskRequest>({
  name: 'staff.requestNow',
  allowed: [STAFF],
  look: ({ tables, operator }, { id }) => one(tables, operator.profile.id, id),
});

/** The name of a file that goes with a request; undefined where there is none of this id. */
export const deskFile = query<{ readonly request: string; readonly file: string }, string | undefined>({
  name: 'staff.file',
  allowed: [STAFF],
  audited: ({ request }) => `request:${request}`,
  look: async ({ tables }, { request, file }) => {
    const row = await tables.requests.get(request);
    return ok(row && filesOf(row).find(({ id }) => id === file)?.name);
  },
});

async function one(tables: ReadTables, operator: string, id: string): Promise<Result<DeskRequest>> {
  const request = await tables.requests.get(id);
  if (request === undefined) return refuse('request.unknown');
  const staff = await staffOf(tables, operator);
  return ok({
    ...(await entryOf(tables, request)),
    staff: staff.map(({ id: account, name }) => ({ id: account, name })),
  });
}

async function entryOf(tables: ReadTables, request: Request): Promise<DeskEntry> {
  const { account, organisation, assignee } = request;
  const asked = await tables.accounts.get(account);
  const company = organisation === undefined ? undefined : await tables.organisations.get(organisation);
  return {
    ...{ request, name: asked?.name ?? '', login: asked?.login ?? '', organisation: company?.name ?? '' },
    assignee: assignee === undefined ? '' : ((await tables.accounts.get(assignee))?.name ?? assignee),
  };
}

type Equal = Partial<Pick<Row<'requests'>, Key<'requests'>>>;

function equalTo({ state, subject, organisation, assignee }: DeskFilter): Equal {
  return {
    ...(state === undefined && { closedAt: undefined }),
    ...(state !== undefined && state !== 'all' && { state }),
    ...(subject !== undefined && { subject }),
    ...(organisation !== undefined && { organisation }),
    ...(assignee !== undefined && { assignee: assignee === NOBODY ? undefined : assignee }),
  };
}

async function found(tables: ReadTables, filter: DeskFilter, now: Date, page: { from: number; most: number }) {
  const { days, text = '' } = filter;
  const order = { order: 'at' as const };
  // Up to this moment of that day, itself included.
  const until = days === undefined ? undefined : new Date(now.getTime() - days * DAY_MS + 1).toISOString();
  const wanted = { equal: equalTo(filter), ...order, ...(until && { between: [{ column: 'at' as const, until }] }) };
  const sought = plain(text);
  if (sought === '') return tables.requests.search({ ...wanted, ...page });
  const all: Request[] = [];
  for (let after: string | undefined; ; ) {
    const rows = await tables.requests.following({ ...wanted, most: PORTION }, after);
    for (const row of rows) if (await holds(tables, row, sought)) all.push(row);
    after = rows.at(-1)?.id;
    if (rows.length < PORTION) break;
  }
  return { rows: all.slice(page.from, page.from + page.most), total: all.length };
}

/** Whether a text stands in what was written, or it is who wrote. */
async function holds({ accounts }: ReadTables, request: Request, sought: string): Promise<boolean> {
  const { reference, message, reach, context, given, answers, topic } = request;
  const typed = [given, topic].map((part) => (part === undefined ? '' : JSON.stringify(part)));
  const written = [reference, message, reach, context, ...typed, ...answers.map(({ text }) => text)];
  if (plain(written.join(' ')).includes(sought)) return true;
  return plain((await accounts.get(request.account))?.name ?? '').includes(sought);
}
