import {
  type Following,
  type Key,
  MOST_COUNTED,
  type Page,
  type Row,
  type Scope,
  type Search,
  type TableName,
} from '../../domain/records/tables.js';
import { isAlwaysThere, proper } from './rows.js';
import { type Asked, fieldOf, named, searchedIn, sqlName } from './sql.js';

/** The rows whose columns are equal to these, oldest first. */
export function whereRows<N extends TableName>(
  table: N,
  match: Partial<Pick<Row<N>, Key<N>>>,
  { limit, newestFirst, after }: Page,
): Asked {
  const values: unknown[] = [];
  const place = (value: unknown) => `$${values.push(value)}`;
  const conditions = ['row is not null', ...equalTo((name) => fieldOf(table, name), match, place)];
  if (after !== undefined) {
    const last = `(select age from ${sqlName(table)} where id = ${place(after)})`;
    conditions.push(`age ${newestFirst ? '<' : '>'} ${last}`);
  }
  const end = limit === undefined ? '' : ` limit ${place(limit)}`;
  const order = `order by age${newestFirst ? ' desc' : ''}${end}`;
  return {
    statement: named(`select row from ${sqlName(table)} where ${conditions.join(' and ')} ${order}`),
    values,
  };
}

/** The rows that have one of these values in a column, oldest first. */
export const amongRows = <N extends TableName>(table: N, column: Key<N>, values: readonly string[]): Asked => ({
  statement: named(
    `select row from ${sqlName(table)} where row is not null and ${fieldOf(table, column)} = any ($1::text[]) order by age`,
  ),
  values: [values],
});

/**
 * One page and the count, of which no more is counted than is told. What is counted comes in no order, by whichever index
 * finds it first; when that is all there is, the page is taken from it. Only when there is more is the page looked for in
 * its order, in which so many are soon met. Without a name: with the mask in sight the planner chooses what fits it.
 */
export function searchRows<N extends TableName>(table: N, wanted: Search<N>, whose: Scope | undefined): Asked {
  const values: unknown[] = [];
  const place = (value: unknown) => `$${values.push(value)}`;
  const { from, field } = searchedIn(table, wanted, ownedBy(whose));
  const conditions = conditionsOf(field, wanted, whose, place);
  const { order: first, thenBy = first, backwards } = wanted;
  const places = `${field(first)} as place, ${field(thenBy)} as place2`;
  const fitting = `select ${field('id')}, ${places} from ${from} where ${conditions}`;
  const way = (name: string) => (backwards ? behind(table, name) : '');
  const order = `order by place${way(first)}, place2${way(thenBy)}, id${way('id')}`;
  const ordered = `${order} offset ${place(wanted.from)} limit ${place(wanted.most)}`;
  const most = place(MOST_COUNTED);
  const text =
    `with found as materialized (${fitting} limit ${most}::int + 1), ` +
    'counted as materialized (select count(*)::int as total from found), ' +
    `page as ((select id, place, place2 from found where (select total from counted) <= ${most} ${ordered}) union all ` +
    `(${fitting} and (select total from counted) > ${most} ${ordered})) ` +
    `select row, total from counted left join (page join ${sqlName(table)} using (id)) on true ${order}`;
  return { statement: { text }, values };
}

/**
 * Backwards, rows that have nothing in the column come last all the same. Where every row has something it is not said: an index in
 * order is then read from its end, and nothing is sorted.
 */
const behind = (table: TableName, field: string): string =>
  isAlwaysThere(table, field) ? ' desc' : ' desc nulls last';

/**
 * What a search finds after the row of this id: where the index has its order, it is read on from there. Rows that have nothing in
 * the column come behind those that have. Without a name, as a search.
 */
export function followingRows<N extends TableName>(
  table: N,
  wanted: Following<N>,
  after: string | undefined,
  whose: Scope | undefined,
): Asked {
  const values: unknown[] = [];
  const place = (value: unknown) => `$${values.push(value)}`;
  const { from, field } = searchedIn(table, wanted, ownedBy(whose));
  const { order: first, thenBy = first, backwards } = wanted;
  const way = backwards ? ' desc' : '';
  const fitted = `from ${from} where ${conditionsOf(field, wanted, whose, place)}`;
  const limit = `limit ${place(wanted.most)}`;
  const last = after === undefined ? undefined : place(after);
  const lastOf = (name: string) => `(select ${fieldOf(table, name)} from ${sqlName(table)} where id = ${last})`;
  const isBeyond = (...names: string[]) =>
    last === undefined
      ? 'true'
      : `(${names.map(field).join(', ')}) ${backwards ? '<' : '>'} (${names.map(lastOf).join(', ')})`;
  const part = (condition: string, ...names: string[]) =>
    `(select ${field('id')}, ${field(first)} as place, ${field(thenBy)} as place2 ${fitted} and ${condition} ` +
    `order by ${names.map((name) => `${field(name)}${way}`).join(', ')} ${limit})`;
  const ties = [...new Set([thenBy, 'id'])].filter((name) => name !== first);
  const places = [first, ...ties];
  const having = part(`${field(first)} is not null and ${isBeyond(...places)}`, ...places);
  const beyond = last === undefined ? 'true' : `(${lastOf(first)} is not null or ${isBeyond(...ties)})`;
  const lacking = () => ` union all ${part(`${field(first)} is null and ${beyond}`, ...ties)}`;
  const page = `${having}${isAlwaysThere(table, first) ? '' : lacking()}`;
  const order = `order by place${way} nulls last, place2${way} nulls last, id${way} ${limit}`;
  const text = `select row from (${page}) as page join ${sqlName(table)} using (id) ${order}`;
  return { statement: { text }, values };
}

type Field = (name: string) => string;
type Place = (value: unknown) => string;

function equalTo(field: Field, match: object, place: Place): string[] {
  return Object.entries(match).map(([key, value]) =>
    value === undefined ? `${field(key)} is null` : `${field(key)} = ${place(String(value))}`,
  );
}

/** The fields that tell whose a row is. */
function ownedBy(whose: Scope | undefined): string[] {
  if (whose === undefined) return [];
  if (whose.staff) return ['operator'];
  if (whose.own !== undefined) return ['operator', 'account'];
  return ['operator', 'organisation', ...(whose.boundTo === undefined ? [] : ['id', 'line', 'account'])];
}

/** As `isOwn` says it. Rows that are one company's anyway need not be asked whether they are nobody's: an index is read for one company. */
function seenBy(
  field: Field,
  { operator, organisation, own, boundTo, account, staff }: Scope,
  equal: object,
  place: Place,
): string[] {
  const ofOperator = `${field('operator')} = ${place(operator)}`;
  if (staff) return [ofOperator];
  const whose = field('organisation');
  if (own !== undefined) return [ofOperator, `${field('account')} = ${place(own)}`];
  if (boundTo !== undefined) {
    const itself = ['id', 'line'].map((name) => `${field(name)} = ${place(boundTo)}`);
    const theirs = account === undefined ? [] : [`${field('account')} = ${place(account)}`];
    const nobodys = `(${whose} is null and ${field('line')} is null)`;
    return [ofOperator, `(${[...itself, ...theirs, nobodys].join(' or ')})`];
  }
  const isTheirs = Object.entries(equal).some(([name, value]) => name === 'organisation' && value === organisation);
  if (organisation !== undefined && isTheirs) return [ofOperator];
  const ofCompany = organisation === undefined ? '' : ` or ${whose} = ${place(organisation)}`;
  return [ofOperator, `(${whose} is null${ofCompany})`];
}

/** What the rows of a search have to be. */
const conditionsOf = <N extends TableName>(
  field: Field,
  wanted: Following<N>,
  whose: Scope | undefined,
  place: Place,
): string =>
  [
    `${field('operator')} is not null`,
    ...equalTo(field, wanted.equal, place),
    ...(whose === undefined ? [] : seenBy(field, whose, wanted.equal, place)),
    ...fits(field, wanted, place),
    ...liesBetween(field, wanted, place),
  ].join(' and ');

function fits<N extends TableName>(field: Field, { like = [] }: Following<N>, place: Place): string[] {
  if (like.length === 0) return [];
  const any = like.map(({ column, mask }) => `${field(column)} like ${place(proper(mask).replaceAll('\\', '\\\\'))}`);
  return [`(${any.join(' or ')})`];
}

function liesBetween<N extends TableName>(field: Field, { between = [] }: Following<N>, place: Place): string[] {
  return between.flatMap(({ column, from, until }) => [
    `${field(column)} is not null`,
    ...(from === undefined ? [] : [`${field(column)} >= ${place(from)}`]),
    ...(until === undefined ? [] : [`${field(column)} < ${place(until)}`]),
  ]);
}
