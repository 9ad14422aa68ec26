import type { Asking } from '../../door/asking.js';
import type { Check } from '../../door/check.js';
import { present } from '../../door/present.js';
import type { Actor } from '../../records/account.js';
import type { StockItem } from '../../records/stock.js';
import { ok, type Result, refuse } from '../../terms/result.js';
import { stockId } from './stock.js';

/** So many are named where one has to be another. */
const MOST_NAMED = 40;
/** So many lines of a company are looked through for their extensions. */
const MOST_LOOKED_AT = 1000;

/** The company that somebody works for: extensions are a company's. */
const companyOf = ({ organisation }: Actor): string => {
  if (organisation === undefined) throw new Error('an extension is a company’s');
  return organisation;
};

/** A company's extension as it stands in the stock once it is ordered. */
function extensionItem({ actor }: Pick<Asking, 'actor'>, extension: string): StockItem {
  const { operator } = actor;
  const organisation = companyOf(actor);
  const id = stockId(operator, 'extension', `${organisation}:${extension}`);
  return { id, operator, organisation, kind: 'extension', value: extension, state: 'free' };
}

/** The extensions that there are in the company: of its lines, and of orders that are open, the least first. */
async function extensionsIn({ tables, actor }: Pick<Asking, 'tables' | 'actor'>): Promise<string[]> {
  const organisation = companyOf(actor);
  const { rows } = await tables.lines.search({
    ...{ equal: { organisation }, from: 0, most: MOST_LOOKED_AT, order: 'extension' },
  });
  const ordered = await tables.stock.where({ kind: 'extension' });
  const all = [
    ...rows.flatMap(({ extension, state }) => (extension === undefined || state === 'terminated' ? [] : [extension])),
    ...ordered.filter((one) => one.organisation === organisation).map(({ value }) => value),
  ];
  return [...new Set(all)].toSorted((one, other) => Number(one) - Number(other) || one.length - other.length);
}

const named = (all: readonly string[]): string =>
  all.length > MOST_NAMED ? `${all.slice(0, MOST_NAMED).join(', ')} …` : all.join(', ');

/** An extension that nobody in the company has: refused with those that there are (`extension.taken`). */
export async function freeExtension(asking: Asking, extension: string): Promise<Result<StockItem>> {
  const { tables, actor } = asking;
  const item = extensionItem(asking, extension);
  const lines = await tables.lines.where({ organisation: companyOf(actor), extension });
  const isUsed = lines.some(({ state }) => state !== 'terminated');
  if (!isUsed && (await tables.stock.get(item.id)) === undefined) return ok(item);
  return refuse('extension.taken', { extension, others: named(await extensionsIn(asking)) });
}

/** The same of an extension that was typed. */
export const extensionIsFree: Check<object> = async (asking, _, typed) => {
  const free = await freeExtension(asking, typed);
  return free.ok ? ok(typed) : free;
};

/** The extensions that there are, beside the question for a new one. */
export const existingExtensions = present(async (asking) => {
  const all = await extensionsIn(asking);
  return all.length === 0 ? undefined : { answers: {}, beside: { extensions: { text: named(all) } } };
});
