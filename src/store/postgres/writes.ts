import type { TableName } from '../../domain/tables.js';
import { knownFields } from './rows.js';
import { type Statement, sqlName } from './sql.js';

/** What a transaction has done to one row: one to `insert` must not be there, one to `renew` was removed before. */
export type Write = { readonly kind: 'insert' | 'put' | 'renew'; readonly text: string } | { readonly kind: 'remove' };

/** The writes of one table, by id, in their order. */
export interface TableWrites {
  readonly table: TableName;
  readonly writes: ReadonlyMap<string, Write>;
  /** Ids whose row is there only as a claim. */
  readonly claimed: ReadonlySet<string>;
}

/** Everything that a transaction has written as one statement: one round trip, however much it is. */
export function writeAll(all: readonly TableWrites[]): { statement: Statement; values: string[][] } | undefined {
  const values: string[][] = [];
  const place = (list: string[]) => `$${values.push(list)}::text[]`;
  const parts = all.flatMap(({ table, writes, claimed }) => {
    const of = (wanted: (id: string, write: Write) => boolean) =>
      [...writes].filter(([id, write]) => wanted(id, write));
    const isNew = (id: string, { kind }: Write) => kind === 'insert' && !claimed.has(id);
    const gone = [
      ...of((_, { kind }) => kind === 'remove').map(([id]) => id),
      ...[...claimed].filter((id) => !writes.has(id)),
    ];
    return [
      ...upsert(table, of(isNew), place, ''),
      ...upsert(
        table,
        of((id, write) => isPut(write) && !isNew(id, write)),
        place,
        replacing(table),
      ),
      ...upsert(
        table,
        of((_, { kind }) => kind === 'renew'),
        place,
        `${replacing(table)}, age = nextval('ages')`,
      ),
      ...(gone.length === 0 ? [] : [`delete from ${sqlName(table)} where id = any(${place(gone)})`]),
    ];
  });
  if (parts.length === 0) return undefined;
  const [last = '', ...others] = parts.toReversed();
  const before = others.map((part, index) => `w${index} as (${part})`);
  const text = before.length === 0 ? last : `with ${before.join(', ')} ${last}`;
  return { statement: { name: nameOf(text), text }, values };
}

const isPut = ({ kind }: Write) => kind === 'insert' || kind === 'put';

function upsert(
  table: TableName,
  writes: readonly (readonly [string, Write])[],
  place: (list: string[]) => string,
  otherwise: string,
): string[] {
  if (writes.length === 0) return [];
  const ids = place(writes.map(([id]) => id));
  const rows = place(writes.map(([, write]) => (write.kind === 'remove' ? '' : write.text)));
  const source = `unnest(${ids}, ${rows}) with ordinality as s (id, row, place)`;
  return [
    `insert into ${sqlName(table)} as t (id, row) select s.id, s.row::jsonb from ${source} order by s.place${otherwise}`,
  ];
}

/** What this version does not know of a row, a newer one has written: it stays. */
const replacing = (table: TableName): string =>
  ` on conflict (id) do update set row = (coalesce(t.row, '{}') - '{${knownFields(table).join()}}'::text[]) || excluded.row`;

const names = new Map<string, string>();
function nameOf(text: string): string {
  const name = names.get(text) ?? `write ${names.size}`;
  names.set(text, name);
  return name;
}
