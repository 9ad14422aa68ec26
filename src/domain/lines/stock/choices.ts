import type { Asking } from '../../door/asking.js';
import { type Keeping, list } from '../../door/list.js';
import type { StockItem, StockKind } from '../../records/stock.js';
import type { Search } from '../../records/tables.js';
import type { Choice, Choices, Find } from '../../terms/choices.js';
import { fitsMask } from '../../terms/mask.js';
import { plainSigns } from '../../terms/plainText.js';
import { fine } from '../../terms/result.js';
import { numberMasks } from '../../values/numberMask.js';
import { phoneForReading } from '../../values/phone.js';
import { holdFor, letGoOfChoice, ownHolds } from './holds.js';
import { freeNumber, isFreeFor, stockId } from './stock.js';

/** A number that was chosen is kept from others until another one is, or it is no answer any more; at the most until `until`. */
export const keepingNumbers = (until?: (asking: Asking) => Date): Keeping<object> => ({
  take: async (work, _, number) => {
    const free = await freeNumber(work, number);
    if (!free.ok) return free;
    await holdFor(work, free.value, until?.(work));
    return fine;
  },
  letGo: (work, number) => letGoOfChoice(work, stockId(work.actor.operator, 'number', number)),
});

/**
 * The numbers of the pool that can be had, those first that one holds already. Whoever chooses one keeps it from others for half an
 * hour, or until another is chosen. Part of a number finds those that have it.
 */
export const freeNumbers = list((asking, _, find) => {
  const { country } = asking.operator.profile;
  return freeItems(asking, 'number', find, { typed: find.text === undefined ? [] : numberMasks(country, find.text) });
}, keepingNumbers());

/** The company's blank SIM cards that nobody has. */
export const freeSims = list((asking, _, find) => freeItems(asking, 'simCard', find, { typed: masksIn(find.text) }));

/** What is looked for among what is free. */
interface Sought {
  /** Any of these fits, and any of those that were typed above the list; undefined: nothing can. */
  readonly masks?: readonly string[] | undefined;
  readonly typed?: readonly string[] | undefined;
  readonly numberType?: string | undefined;
  /** What helps to choose. */
  readonly told?: (one: StockItem) => Pick<Choice, 'facts'>;
}

/** So many of what fits a mask are looked at where something was typed as well. */
const MOST_NARROWED = 1_000;

/** One page of what is free, of a hundred thousand; beside it, only what one holds oneself is looked at. */
export async function freeItems(asking: Asking, kind: StockKind, find: Find, sought: Sought): Promise<Choices> {
  const { tables, actor, now } = asking;
  const { numberType, told = () => ({}), masks = [], typed } = sought;
  const choice = (one: StockItem): Choice => ({ ...choiceOf(one), ...told(one) });
  const isMeant = (one: StockItem) =>
    one.ported !== true && (numberType === undefined || one.numberType === numberType) && fitsAny(one, masks);
  if (find.value !== undefined) {
    const one = await tables.stock.get(stockId(actor.operator, kind, find.value));
    const isFree = one !== undefined && isMeant(one) && isFreeFor(one, actor, now);
    return { choices: isFree ? [choice(one)] : [], total: isFree ? 1 : 0 };
  }
  if (typed === undefined) return { choices: [], total: 0 };
  const held = (await ownHolds(asking, kind))
    .filter((one) => isMeant(one) && isFreeFor(one, actor, now) && fitsAny(one, typed))
    .toSorted((one, other) => (one.value < other.value ? -1 : 1));
  const from = find.page * find.pageSize;
  const first = held.slice(from, from + find.pageSize);
  const rest = { from: Math.max(0, from - held.length), most: Math.max(1, find.pageSize - first.length) };
  const equal = { kind, state: 'free' as const, ...(numberType !== undefined && { numberType }) };
  const free = await freeOnes(asking, equal, { masks, typed }, rest);
  const choices = [...first, ...free.rows].slice(0, find.pageSize).map(choice);
  return { choices, total: held.length + free.total };
}

const fitsAny = ({ value }: StockItem, masks: readonly string[]): boolean =>
  masks.length === 0 || masks.some((mask) => fitsMask(value, mask));

/** A store looks for one of several masks: what fits one that was chosen is looked through for what was typed as well. */
async function freeOnes(
  { tables }: Asking,
  equal: Search<'stock'>['equal'],
  { masks, typed }: { readonly masks: readonly string[]; readonly typed: readonly string[] },
  { from, most }: Pick<Search<'stock'>, 'from' | 'most'>,
) {
  const found = (of: readonly string[], part: Pick<Search<'stock'>, 'from' | 'most'>) =>
    tables.stock.search({
      ...{ equal, order: 'value', ...part },
      ...(of.length > 0 && { like: of.map((mask) => ({ column: 'value' as const, mask })) }),
    });
  if (masks.length === 0 || typed.length === 0) return found([...masks, ...typed], { from, most });
  const { rows } = await found(masks, { from: 0, most: MOST_NARROWED });
  const both = rows.filter((one) => fitsAny(one, typed));
  return { rows: both.slice(from, from + most), total: both.length };
}

/** The digits that were typed, anywhere; undefined where there are none, and so nothing that fits. */
function masksIn(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return [];
  const digits = plainSigns(text).replaceAll(/\D/g, '').replace(/^0+/, '');
  return digits === '' ? undefined : [`%${digits}%`];
}

const choiceOf = ({ kind, value }: StockItem): Choice => ({
  value,
  title: kind === 'number' ? phoneForReading(value) : value,
});
