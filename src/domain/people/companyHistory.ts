import { type Action, actionsOf, factsOf, LINE, openable } from '../accounts/actions.js';
import { isDoneFor, lookingBack, newestFirst } from '../accounts/lookingBack.js';
import type { Asking } from '../door/asking.js';
import { list } from '../door/list.js';
import { query } from '../door/query.js';
import { PORTION, type Portion } from '../door/report.js';
import { chosenLines } from '../lines/chosen.js';
import { linesShown } from '../lines/linesShown.js';
import { ruled } from '../operator/index.js';
import { type Account, companiesOf } from '../records/account.js';
import type { Line } from '../records/line.js';
import type { AuditLine } from '../records/receipt.js';
import { choose } from '../terms/choices.js';
import type { Fact, Facts } from '../terms/fact.js';
import { inPeriod, type Period } from '../terms/period.js';
import type { Columns, Form } from '../terms/report.js';
import { ok } from '../terms/result.js';

/** Which of the company's actions are wanted; without a condition, all of them. */
interface Wanted {
  readonly period?: Period | undefined;
  /** The account of an administrator. */
  readonly who?: string | undefined;
  /** A selection of lines that it was about. */
  readonly lines?: string | undefined;
}

const columns: Columns = {
  ...{ at: 'instant', action: 'text', number: 'phone', lines: 'text', administrator: 'text', state: 'text' },
  ...{ reason: 'text', reference: 'text', channel: 'text' },
};
const forms: readonly Form[] = ['xlsx', 'csv'];

/**
 * Kcell guide (C19): what the company's people have done and looked at, newest first; of a period, of one of them, of a number. Looking
 * is written down here as it is everywhere.
 */
export const companyHistory = query<Wanted>({
  name: 'account.companyHistory',
  allowed: lookingBack,
  // Whoever looks after lines works for a company.
  offered: ruled('stateNames'),
  audited: ({ lines }) => (lines === undefined ? 'history:company' : `selection:${lines}`),
  as: { forms, columns, portion: portionOf },
  look: async (asking, wanted, { from, most }) => {
    const about = wanted.lines === undefined ? undefined : await chosenLines(asking, wanted.lines);
    const found = await linesFound(asking, wanted, about, { from, most });
    const actions = await actionsOf(asking.tables, found.rows);
    return ok({
      rows: actions.map((action) => companyFacts(action, asking)),
      rowsReceipt: actions.map((action) => (isToOpen(action, asking) ? openable(action) : undefined)),
      total: found.total,
      ...(found.total > 0 && { report: { forms, charts: [] } }),
      ...(wanted.lines !== undefined &&
        about?.length === 1 && { given: linesShown.shown(wanted.lines, { operator: asking.operator, lines: about }) }),
    });
  },
});

/** What somebody else did about their own account is listed, and no more is said of it. */
const isToOpen = ({ line }: Action, { actor }: Asking): boolean =>
  line.account === actor.account || isDoneFor(line, actor.organisation);

async function linesFound(
  asking: Asking,
  wanted: Wanted,
  about: readonly Line[] | undefined,
  { from, most }: { readonly from: number; readonly most: number },
) {
  if (about === undefined) return asking.tables.audit.search({ ...searchOf(asking, wanted), from, most });
  const all = await linesAbout(asking, wanted, about);
  return { rows: all.slice(from, from + most), total: all.length };
}

const searchOf = ({ actor, operator }: Asking, { period, who }: Wanted) => ({
  equal: { organisation: actor.organisation ?? '', ...(who !== undefined && { account: who }) },
  ...newestFirst(operator, period),
});

/**
 * What was done with some lines and who looked at them: orders and requests of several lines name each of them, and what is about a single
 * line names it itself.
 */
async function linesAbout(asking: Asking, { period, who }: Wanted, about: readonly Line[]): Promise<AuditLine[]> {
  const { tables, actor, operator } = asking;
  const ids = about.map(({ id }) => id);
  const { organisation = '' } = actor;
  const orders = await tables.orders.among('line', ids);
  const requests = (await tables.approvals.where({ organisation })).filter(({ lines }) =>
    lines.some((line) => ids.includes(line)),
  );
  const subjects = [...ids.map((id) => `${LINE}${id}`), ...requests.map(({ id }) => `approval:${id}`)];
  const commands = [...new Set([...orders, ...requests].map(({ commandId }) => commandId))];
  const found = [
    ...(await tables.audit.among('subject', subjects)),
    ...(await tables.audit.among('commandId', commands)),
  ];
  const isWanted = (line: AuditLine) =>
    isDoneFor(line, organisation) &&
    line.procedure !== undefined &&
    (who === undefined || line.account === who) &&
    inPeriod(line.at, period, operator.profile.timeZone);
  const once = new Map(found.filter(isWanted).map((line) => [line.id, line]));
  return [...once.values()].sort((a, b) => b.at.localeCompare(a.at, 'en') || (a.id < b.id ? 1 : -1));
}

/** `after`: the last row that was read; of lines, how many were. */
async function portionOf(asking: Asking, wanted: Wanted, after?: string): Promise<Portion> {
  if (wanted.lines !== undefined) return portionAbout(asking, wanted, wanted.lines, Number(after ?? 0));
  const search = { ...searchOf(asking, wanted), most: PORTION };
  const rows = await asking.tables.audit.following(search, after);
  return { entries: entriesOf(asking, rows), next: rows.length < PORTION ? undefined : rows.at(-1)?.id };
}

async function portionAbout(asking: Asking, wanted: Wanted, lines: string, from: number): Promise<Portion> {
  const all = await linesAbout(asking, wanted, await chosenLines(asking, lines));
  const rows = all.slice(from, from + PORTION);
  return { entries: entriesOf(asking, rows), next: rows.length < PORTION ? undefined : String(from + PORTION) };
}

/** What has come of a portion's rows is read once for all of them, and not for a sum. */
function entriesOf(asking: Asking, rows: readonly AuditLine[]) {
  let read: Promise<Action[]> | undefined;
  const facts = async (at: number): Promise<Facts> => {
    read ??= actionsOf(asking.tables, rows);
    const action = (await read)[at];
    return action === undefined ? {} : companyFacts(action, asking);
  };
  return rows.map((row, at) => ({ at: row.at, money: {}, facts: () => facts(at) }));
}

/** With who it was. */
function companyFacts(action: Action, { now }: Asking): Facts {
  const { number, lines, action: what, at, ...rest } = factsOf(action, now);
  return {
    ...(what && { action: what }),
    ...(number && { number }),
    ...(lines && { lines }),
    ...(at && { at }),
    administrator: personFact(action),
    ...rest,
  };
}

/** Whose data were erased has no name. */
function personFact({ by }: Action): Fact {
  return by === undefined || by.name === '' ? { word: 'removedPerson' } : { text: by.name };
}

/** Those who work or have worked for the company, by name; who has the same one as another, with their login, too. Who is bound to a line reads it, and works for nobody. */
export const companyPeople = list(async ({ tables, actor, now }, _, find) => {
  const { organisation = '', operator } = actor;
  const granted = new Set((await tables.grants.where({ organisation })).map(({ account }) => account));
  const all = await tables.accounts.where({ operator });
  const people = all.filter(
    (account) =>
      account.name !== '' &&
      account.line === undefined &&
      (granted.has(account.id) || companiesOf(account, now).includes(organisation)),
  );
  const { compare } = new Intl.Collator(find.language);
  const isNamesake = ({ id, name }: Account) => people.some((other) => other.name === name && other.id !== id);
  const choices = people.map((one) => ({
    ...{ value: one.id, title: one.name },
    ...(isNamesake(one) && { facts: [{ text: one.login }] }),
  }));
  return choose(
    choices.sort((a, b) => compare(a.title, b.title)),
    find,
  );
});
