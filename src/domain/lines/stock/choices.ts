import { list } from '../../door/list.js';
import type { StockItem } from '../../records/stock.js';
import type { ReadTables } from '../../records/tables.js';
import type { Choice } from '../../terms/choices.js';
import { fine } from '../../terms/result.js';
import { phoneForReading } from '../../values/phone.js';
import { freeNumber, holdFor, isFreeFor, stockId } from './stock.js';

/**
 * The numbers of the pool that can be had, those first that one holds already. Whoever chooses one keeps it from others for half an
 * hour, or until another is chosen. Part of a number finds those that have it.
 */
export const freeNumbers = list(
  async ({ tables, actor, now }, _, find) => {
    if (find.value !== undefined) {
      const one = await tables.stock.get(stockId(actor.operator, 'number', find.value));
      const isFree = one !== undefined && !one.ported && isFreeFor(one, actor, now);
      return { choices: isFree ? [choiceOf(one)] : [], total: isFree ? 1 : 0 };
    }
    const digits = (find.text ?? '').replaceAll(/\D/g, '').replace(/^0+/, '');
    if (find.text !== undefined && digits === '') return { choices: [], total: 0 };
    const held = (await tables.stock.where({ kind: 'number', state: 'held' }))
      .filter((one) => !one.ported && isFreeFor(one, actor, now) && one.value.includes(digits))
      .toSorted((one, other) => (one.value < other.value ? -1 : 1));
    const from = find.page * find.pageSize;
    const first = held.slice(from, from + find.pageSize);
    const free = await freeOf(tables, digits, {
      from: Math.max(0, from - held.length),
      most: find.pageSize - first.length,
    });
    return { choices: [...first, ...free.rows].map(choiceOf), total: held.length + free.total };
  },
  async (work, _, number) => {
    const free = await freeNumber(work, number);
    if (!free.ok) return free;
    await holdFor(work, free.value);
    return fine;
  },
);

const freeOf = ({ stock }: ReadTables, digits: string, page: { from: number; most: number }) =>
  stock.search({
    ...{ equal: { kind: 'number', state: 'free' }, order: 'value', from: page.from, most: Math.max(1, page.most) },
    ...(digits !== '' && { like: [{ column: 'value' as const, mask: `%${digits}%` }] }),
  });

const choiceOf = ({ value }: StockItem): Choice => ({ value, title: phoneForReading(value) });
