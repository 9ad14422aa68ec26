import type { Asking } from '../door/asking.js';
import { noSplitBill } from '../lines/facts.js';
import { choiceIn, lineRulesOf, type Operator, spoken } from '../operator/index.js';
import type { UserProfile } from '../records/userProfile.js';
import { type Problem, problemOf } from '../terms/problems.js';
import { ok, type Result, refuse } from '../terms/result.js';
import type { ColumnName } from '../values/columns.js';
import { phoneIn } from '../values/phone.js';
import { isScientific } from '../values/scientific.js';
import { email as emailText } from '../values/text.js';
import { NewLine } from './newLineInput.js';

/** What a row asks for, or which of its cells is wrong, and why. */
export type Wish =
  | { readonly ok: true; readonly value: NewLine }
  | { readonly ok: false; readonly column: ColumnName; readonly problem: Problem };

type Cells = Readonly<Record<string, string>>;
type Cell = Result<string | undefined>;

/**
 * A row of a list of new lines (T2) as what is asked one by one: what was chosen there from lists is named here, as the lists
 * have it in any language. Without a number the next free one is taken; without a split bill profile the bill is not split; whoever
 * has a profile in the company is known by their e-mail alone. `accounts`: the numbers of the company's billing accounts.
 */
export async function wishOf(asking: Asking, accounts: readonly string[], cells: Cells): Promise<Wish> {
  const { operator } = asking;
  const { catalogue, profile } = operator;
  const { splitBill = [], adding } = lineRulesOf(operator);
  const cell = (column: ColumnName) => cells[column] ?? '';
  const known = await knownUser(asking, cells);
  if (!known.ok) return { ok: false, column: 'email', problem: known.problem };
  const existing = [cell('provider'), cell('knownBy'), cell('portDay')].some((text) => text !== '');
  const read: Partial<Record<ColumnName, Cell>> = {
    number: numberIn(profile.country, cell('number')),
    plan: choiceIn(catalogue.plans, cell('plan')),
    options: optionsIn(operator, cell('options')),
    splitBill: cell('splitBill') === '' ? ok(noSplitBill(operator)) : choiceIn(splitBill, cell('splitBill')),
    billingAccount: accountIn(accounts, cell('billingAccount')),
    title: choiceIn(profile.titles, cell('title')),
    spokenLanguage: choiceIn(spoken(profile.languages), cell('spokenLanguage')),
    provider: choiceIn(adding?.portIn.providers ?? [], cell('provider')),
  };
  const values: Record<string, string | undefined> = {};
  for (const [column, found] of Object.entries(read)) {
    if (!found.ok) return { ok: false, column: columnOf(column), problem: found.problem };
    values[column] = found.value;
  }
  const { number, options, ...named } = values;
  const typed = { ...known.value, ...filled({ ...plainCells(cells), ...named }) };
  const wanted = {
    ...typed,
    ...(options !== undefined && { options: options.split(' ') }),
    source: existing ? 'existing' : 'new',
    ...(existing ? { ported: number } : { newNumber: number }),
  };
  const lacking = existing
    ? (['number', 'provider', 'knownBy', 'portDay'] as const).find((one) => cell(one) === '')
    : undefined;
  if (lacking !== undefined) return { ok: false, column: lacking, problem: refuse('value.missing').problem };
  const asked = NewLine.safeParse(wanted);
  return asked.success ? { ok: true, value: asked.data } : { ok: false, ...wrongIn(asked.error, wanted) };
}

/** What is kept as it was typed, once its schema takes it. */
const plainCells = (cells: Cells) =>
  Object.fromEntries(
    (
      ['iccid', 'firstName', 'lastName', 'birthDate', 'email', 'phone', 'description', 'knownBy', 'portDay'] as const
    ).map((column) => [column, cells[column] ?? '']),
  );

const filled = (values: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));

/** The column of what is wrong: what stands in it, or nothing where something has to. */
function wrongIn(error: Parameters<typeof problemOf>[0], wanted: object) {
  const field = String(error.issues[0]?.path[0] ?? 'iccid');
  const isDay = field === 'birthDate' || field === 'portDay';
  const { problem } = Object.hasOwn(wanted, field)
    ? { problem: isDay ? refuse(field === 'portDay' ? 'value.date' : 'value.birthDate').problem : problemOf(error) }
    : refuse('value.missing');
  return { column: columnOf(field), problem };
}

/** The column that a field of the command stands in. */
export const columnOf = (field: string): ColumnName => {
  if (field === 'newNumber' || field === 'ported') return 'number';
  return columns.find((column) => column === field) ?? 'iccid';
};

/** The columns of a list of new lines, in the order of its template. */
export const columns = [
  ...(['iccid', 'firstName', 'lastName', 'spokenLanguage', 'plan', 'options', 'billingAccount', 'splitBill'] as const),
  ...(['title', 'birthDate', 'email', 'phone', 'description', 'number', 'provider', 'knownBy', 'portDay'] as const),
] as const satisfies readonly ColumnName[];

/** The ids of several, with blanks between them; none where nothing stands there. */
function optionsIn({ catalogue }: Operator, text: string): Cell {
  const ids: string[] = [];
  for (const name of text.split(/[,;|\n]/).map((one) => one.trim())) {
    const also = ({ also = {} }: (typeof catalogue.options)[number]) => Object.values(also).flat();
    const found = choiceIn(
      catalogue.options.map((one) => ({ ...one, also: also(one) })),
      name,
    );
    if (!found.ok) return found;
    if (found.value !== undefined && !ids.includes(found.value)) ids.push(found.value);
  }
  return ok(ids.length === 0 ? undefined : ids.join(' '));
}

/** A number in E.164. */
function numberIn(country: string, text: string): Cell {
  if (text === '') return ok(undefined);
  if (isScientific(text)) return refuse('row.scientific');
  const read = phoneIn(country, text);
  if (read.ok) return read;
  return read.problem.code === 'value.phoneCountry'
    ? refuse('row.foreign', { country })
    : refuse('row.number', { country });
}

/** An account of the company's; where it has one only, that need not be said. */
function accountIn(accounts: readonly string[], text: string): Cell {
  const [only, ...others] = accounts;
  if (text === '') return ok(others.length === 0 ? only : undefined);
  const digits = text.replaceAll(/\D/g, '');
  return accounts.includes(digits) ? ok(digits) : refuse('row.choice');
}

/** Whoever has a profile in the company, where no more is said of them than an e-mail. */
async function knownUser(asking: Asking, cells: Cells): Promise<Result<Partial<UserProfile>>> {
  const { firstName = '', lastName = '', email = '' } = cells;
  const { organisation } = asking.actor;
  if (email === '' || firstName !== '' || lastName !== '' || organisation === undefined) return ok({});
  const read = emailText.safeParse(email);
  if (!read.success) return refuse('value.email');
  const [found] = await asking.tables.profiles.where({ organisation, email: read.data.toLowerCase() }, { limit: 1 });
  if (found === undefined) return refuse('row.noProfile');
  const { title, phone, language } = found;
  return ok({
    ...{ firstName: found.firstName, lastName: found.lastName, spokenLanguage: language },
    ...(title !== undefined && { title }),
    ...(phone !== undefined && { phone }),
  });
}
