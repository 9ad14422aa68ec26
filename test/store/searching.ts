import type { Store } from '../../src/domain/door/ports.js';
import type { ReadTables, Row, Scope, Search } from '../../src/domain/records/tables.js';
import { line } from './rows.js';

export type Wanted = Partial<Search<'lines'>>;
export const complete = (wanted: Wanted): Search<'lines'> => ({
  equal: {},
  from: 0,
  most: 100,
  order: 'number',
  ...wanted,
});
/** The ids that are found, and how many there are. */
export const searchIn = async ({ lines }: ReadTables, wanted: Wanted, whose?: Scope) => {
  const { rows, total } = await lines.search(complete(wanted), whose);
  return [rows.map(({ id }) => id).join(' '), total] as const;
};
export const number = (mask: string): Wanted => ({ like: [{ column: 'number', mask }] });
export const o1 = { operator: 'konnect', organisation: 'o1' };

export const put = (store: Store, ...rows: Row<'lines'>[]): Promise<void> =>
  store.transaction(async ({ lines }) => {
    for (const row of rows) await lines.put(row);
  });

/** Lines of two organisations and of two operators, in no order. */
export const someLines = [
  line('d', '+243810000004', { sought: 'paul', state: 'suspended', reason: 'lost' }),
  line('a', '+243810000001', { sought: 'anna 77' }),
  line('c', '+243820000003', { sought: 'paula', state: 'suspended' }),
  line('b', '+243810000002', { sought: 'zoé', organisation: 'o2' }),
  line('e', '+243810000005', { sought: 'emil', operator: 'acme' }),
];

/** Lines with the search texts of a program that compared in another way, and those that they have now. */
export const olderLines = [
  line('old1', '+32470000010', {
    user: 'Jürgen Müßiggang',
    description: 'Köln–Lüttich',
    sought: '32470000010 jurgen mußiggang koln–luttich',
  }),
  line('old2', '+77010000003', { user: 'Нұрлан', sought: '77010000003 нұрлан' }),
  line('old3', '+32470000011', { sought: '32470000011' }),
] as const;
/** What they are sorted by where they are called something. */
export const newNames = ['jurgen mussiggang', 'нурлан', undefined];
export const newTexts = [
  '32470000010 jurgen mussiggang koln-luttich juergen muessiggang koeln-luettich',
  '77010000003 нурлан',
  '32470000011',
];
