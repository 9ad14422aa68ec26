import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { stockId } from '../lines/stock/stock.js';
import { organisationId } from '../operator/index.js';
import type { StockItem, StockKind } from '../records/stock.js';
import { refuse } from '../terms/result.js';
import { simNumber } from '../values/identifiers.js';
import { phoneIn } from '../values/phone.js';
import { isScientific } from '../values/scientific.js';
import { byId, type ExportedPage, filled, importKind, keep, outcomeOf, type Placed, pageOf } from './kind.js';
import { organisationName, organisationsOf, ownId } from './organisations.js';
import { type Judged, notThere, ofAnother, oneOf, readBy, refusedIn } from './reading.js';

/** Blank SIM cards that lie with an organisation. */
export const simCards = importKind({
  columns: () => z.object({ iccid: simNumber, organisation: organisationName }),
  key: ({ iccid }) => iccid,
  known: async (asking, rows) => {
    const cards = rows.map(({ iccid }) => iccid);
    const inUse = await asking.tables.lines.among('iccid', cards);
    return {
      ...{ stock: await itemsOf(asking, 'simCard', cards), inUse: new Set(inUse.map(({ iccid }) => iccid)) },
      organisations: await organisationsOf(
        asking,
        rows.map(({ organisation }) => organisation),
      ),
    };
  },
  place: (asking, { iccid, organisation: own }, known) => {
    const organisation = organisationId(asking.operator.profile.id, own);
    const before = known.stock.get(stockId(asking.operator.profile.id, 'simCard', iccid));
    if (!known.organisations.has(organisation)) return notThere('organisation', own);
    if (before !== undefined && before.organisation !== organisation) return ofAnother();
    if (before === undefined && known.inUse.has(iccid)) return refusedIn('iccid', refuse('sim.taken'));
    return placed(asking, before, { kind: 'simCard', value: iccid, organisation });
  },
  page: (asking, after, most) =>
    stockPage(asking, 'simCard', { after, most }, ({ value, organisation = '' }) => ({
      iccid: value,
      organisation: ownId(asking.operator.profile.id, organisation),
    })),
});

/** Numbers that lines can be given. */
export const numbers = importKind({
  columns: ({ profile, lineRules }) =>
    z.object({
      number: readBy((text) => (isScientific(text) ? refuse('row.scientific') : phoneIn(profile.country, text))),
      type: oneOf(lineRules?.numberChange?.types).optional(),
    }),
  key: ({ number }) => number,
  known: async (asking, rows) => {
    const named = rows.map(({ number }) => number);
    const inUse = (await asking.tables.lines.among('number', named)).filter(({ state }) => state !== 'terminated');
    return {
      stock: await itemsOf(asking, 'number', named),
      inUse: new Set(inUse.map(({ number }) => number)),
    };
  },
  place: (asking, { number, type }, known) => {
    const before = known.stock.get(stockId(asking.operator.profile.id, 'number', number));
    if (before === undefined && known.inUse.has(number)) return refusedIn('number', refuse('number.inUse'));
    const numberType = type ?? before?.numberType;
    return placed(asking, before, { kind: 'number', value: number, ...(numberType !== undefined && { numberType }) });
  },
  page: (asking, after, most) =>
    stockPage(asking, 'number', { after, most }, ({ value, numberType }) => ({ number: value, type: numberType })),
});

const itemsOf = ({ tables, operator }: Asking, kind: StockKind, values: readonly string[]) =>
  byId(
    (id) => tables.stock.get(id),
    values.map((value) => stockId(operator.profile.id, kind, value)),
  );

/** What lies there already is as it is: held, ordered or used. */
function placed(
  { operator: { profile } }: Asking,
  before: StockItem | undefined,
  item: Pick<StockItem, 'kind' | 'value' | 'organisation' | 'numberType'>,
): Judged<Placed> {
  const id = stockId(profile.id, item.kind, item.value);
  const after: StockItem = { state: 'free', ...before, ...item, id, operator: profile.id };
  return {
    ok: true,
    value: { outcome: outcomeOf(before, after), write: ({ tables }) => keep(tables.stock, before, after) },
  };
}

/** Only what is free: the rest is somebody's. */
async function stockPage(
  { tables }: Asking,
  kind: StockKind,
  { after, most }: { readonly after: string | undefined; readonly most: number },
  cells: (item: StockItem) => Readonly<Record<string, string | undefined>>,
): Promise<ExportedPage> {
  const found = await tables.stock.following({ equal: { kind, state: 'free' }, most, order: 'id' }, after);
  return pageOf(found, most, (item) => filled(cells(item)));
}
