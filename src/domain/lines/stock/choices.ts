import type { Asking } from '../../door/asking.js';
import { list } from '../../door/list.js';
import type { StockItem, StockKind } from '../../records/stock.js';
import type { Choice, Choices, Find } from '../../terms/choices.js';
import { fine } from '../../terms/result.js';
import { phoneForReading } from '../../values/phone.js';
import { freeNumber, holdFor, isFreeFor, stockId } from './stock.js';

/**
 * The numbers of the pool that can be had, those first that one holds already. Whoever chooses one keeps it from others for half an
 * hour, or until another is chosen. Part of a number finds those that have it.
 */
export const freeNumbers = list(
  (asking, _, find) => freeItems(asking, 'number', find),
  async (work, _, number) => {
    const free = await freeNumber(work, number);
    if (!free.ok) return free;
    await holdFor(work, free.value);
    return fine;
  },
);

/** The company's blank SIM cards that nobody has. */
export const freeSims = list((asking, _, find) => freeItems(asking, 'simCard', find));

/** One page of what is free, of a hundred thousand; only what is held is looked at one by one. */
async function freeItems({ tables, actor, now }: Asking, kind: StockKind, find: Find): Promise<Choices> {
  const isOffered = (one: StockItem) => one.ported !== true && isFreeFor(one, actor, now);
  if (find.value !== undefined) {
    const one = await tables.stock.get(stockId(actor.operator, kind, find.value));
    const isFree = one !== undefined && isOffered(one);
    return { choices: isFree ? [choiceOf(one)] : [], total: isFree ? 1 : 0 };
  }
  const digits = (find.text ?? '').replaceAll(/\D/g, '').replace(/^0+/, '');
  if (find.text !== undefined && digits === '') return { choices: [], total: 0 };
  const held = (await tables.stock.where({ kind, state: 'held' }))
    .filter((one) => isOffered(one) && one.value.includes(digits))
    .toSorted((one, other) => (one.value < other.value ? -1 : 1));
  const from = find.page * find.pageSize;
  const first = held.slice(from, from + find.pageSize);
  const free = await tables.stock.search({
    ...{ equal: { kind, state: 'free' }, order: 'value', from: Math.max(0, from - held.length) },
    ...{ most: Math.max(1, find.pageSize - first.length) },
    ...(digits !== '' && { like: [{ column: 'value' as const, mask: `%${digits}%` }] }),
  });
  const choices = [...first, ...free.rows].slice(0, find.pageSize).map(choiceOf);
  return { choices, total: held.length + free.total };
}

const choiceOf = ({ kind, value }: StockItem): Choice => ({
  value,
  title: kind === 'number' ? phoneForReading(value) : value,
});
