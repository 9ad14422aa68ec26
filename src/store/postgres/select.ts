import {
  type Key,
  MOST_COUNTED,
  type Page,
  type Row,
  type Scope,
  type Search,
  type TableName,
} from '../../domain/tables.js';
import { fieldOf, type Statement, sqlName } from './sql.js';

/** A statement with its values. */
export interface Asked {
  readonly statement: Statement;
  readonly values: readonly unknown[];
}

/** The rows whose columns are equal to these, oldest first. */
export function whereRows<N extends TableName>(
  table: N,
  match: Partial<Pick<Row<N>, Key<N>>>,
  { limit, newestFirst }: Page,
): Asked {
  const values: unknown[] = [];
  const place = (value: unknown) => `$${values.push(value)}`;
  const conditions = equalTo(table, match, place);
  const end = limit === undefined ? '' : ` limit ${place(limit)}`;
  const order = `order by age${newestFirst ? ' desc' : ''}${end}`;
  return {
    statement: { text: `select row from ${sqlName(table)} where ${conditions.join(' and ')} ${order}` },
    values,
  };
}

/**
 * One page and the count, of which no more is counted than is told. Without a name: with the mask in sight the planner
 * chooses the index that fits it.
 */
export function searchRows<N extends TableName>(table: N, wanted: Search<N>, whose: Scope | undefined): Asked {
  const values: unknown[] = [];
  const place = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    ...equalTo(table, wanted.equal, place),
    ...(whose === undefined ? [] : seenBy(table, whose, place)),
    ...like(table, wanted, place),
  ].join(' and ');
  const from = `from ${sqlName(table)} where ${conditions}`;
  const order = `order by ${fieldOf(table, wanted.order)}, id offset ${place(wanted.from)} limit ${place(wanted.most)}`;
  const text =
    `with page as (select row, row_number() over () as place from (select row ${from} ${order}) as ordered), ` +
    `counted as (select count(*)::int as total from (select 1 ${from} limit ${place(MOST_COUNTED + 1)}) as found) ` +
    'select page.row, counted.total from counted left join page on true order by page.place';
  return { statement: { text }, values };
}

function equalTo(table: TableName, match: object, place: (value: unknown) => string): string[] {
  const equal = Object.entries(match).map(([key, value]) => {
    const field = fieldOf(table, key);
    return value === undefined ? `${field} is null` : `${field} = ${place(String(value))}`;
  });
  return ['row is not null', ...equal];
}

/** As `isOwn` says it. */
function seenBy(table: TableName, { operator, organisation }: Scope, place: (value: unknown) => string): string[] {
  const field = fieldOf(table, 'organisation');
  const own = organisation === undefined ? '' : ` or ${field} = ${place(organisation)}`;
  return [`operator = ${place(operator)}`, `(${field} is null${own})`];
}

function like<N extends TableName>(table: N, { like: masks = [] }: Search<N>, place: (value: unknown) => string) {
  if (masks.length === 0) return [];
  const any = masks.map(({ column, mask }) => `${fieldOf(table, column)} like ${place(mask.replaceAll('\\', '\\\\'))}`);
  return [`(${any.join(' or ')})`];
}
