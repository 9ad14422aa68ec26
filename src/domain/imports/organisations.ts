import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { organisationId } from '../operator/index.js';
import type { Organisation } from '../records/organisation.js';
import { textLine } from '../values/text.js';
import { byId, importKind, keep, outcomeOf, pageOf } from './kind.js';

/** What an organisation is called in files and at the console: its id without the operator's. */
export const ownId = (operator: string, organisation: string): string => organisation.slice(operator.length + 1);

/** As an organisation is named: letters, digits, and what stands between. */
export const organisationName = z.string().regex(/^[\w.-]{1,60}$/, 'value.text');

/** Those that rows name, by their ids in the store. */
export const organisationsOf = (
  { tables, operator }: Asking,
  names: readonly (string | undefined)[],
): Promise<ReadonlyMap<string, Organisation>> =>
  byId(
    (id) => tables.organisations.get(id),
    names.flatMap((name) => (name === undefined ? [] : [organisationId(operator.profile.id, name)])),
  );

/** Companies, or a reseller's customers. */
export const organisations = importKind({
  columns: () => z.object({ id: organisationName, name: textLine(100) }),
  key: ({ id }) => id,
  known: (asking, rows) =>
    organisationsOf(
      asking,
      rows.map(({ id }) => id),
    ),
  place: ({ operator }, row, known) => {
    const id = organisationId(operator.profile.id, row.id);
    const before = known.get(id);
    const after = { id, operator: operator.profile.id, name: row.name };
    return {
      ok: true,
      value: { outcome: outcomeOf(before, after), write: ({ tables }) => keep(tables.organisations, before, after) },
    };
  },
  page: async ({ tables, operator }, after, most) => {
    const found = await tables.organisations.following({ equal: {}, most, order: 'id' }, after);
    return pageOf(found, most, ({ id, name }) => ({ id: ownId(operator.profile.id, id), name }));
  },
});
