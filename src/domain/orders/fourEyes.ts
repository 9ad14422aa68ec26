import type { Asking } from '../door/asking.js';
import { type LineChanges, lineChanges } from '../lines/changes/index.js';
import { lineRulesOf } from '../operator/index.js';
import type { Batch, Order, OrderChange } from '../records/order.js';
import type { Money } from '../terms/money.js';
import { wholePrice } from '../terms/price.js';
import type { Verdict } from '../terms/verdict.js';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Whether blocking these lines needs a second administrator (Kcell): they and those that the account has blocked by itself
 * within the operator's hours are more than one may. Slices are no way around it.
 */
export async function needsSecond(
  asking: Pick<Asking, 'tables' | 'actor' | 'operator' | 'now'>,
  lines: readonly string[],
  changes: LineChanges = lineChanges,
): Promise<boolean> {
  const rule = lineRulesOf(asking.operator).blocking?.fourEyes;
  return rule !== undefined && moreThanAlone(asking, lines, rule, (change) => changes.of(change).blocks);
}

/**
 * Whether these lines, and those to which the account has ordered such changes by itself within the hours of a rule, are more
 * than one may do alone; or, with what the company's others have ordered by themselves, more than all of them may.
 */
export async function moreThanAlone(
  asking: Pick<Asking, 'tables' | 'actor' | 'now'>,
  lines: readonly string[],
  rule: { readonly over: number; readonly companyOver?: number | undefined; readonly withinHours: number },
  counts: (change: OrderChange) => boolean,
): Promise<boolean> {
  if (lines.length === 0) return false;
  const since = new Date(asking.now.getTime() - rule.withinHours * HOUR_MS).toISOString();
  const { account, organisation } = asking.actor;
  const isMore = async (whose: Whose, over: number) => {
    const ordered = await orderedAlone(asking, since, whose, ({ change }) => counts(change));
    return new Set([...lines, ...ordered.map(({ line }) => line)]).size > over;
  };
  if (await isMore({ account }, rule.over)) return true;
  return rule.companyOver !== undefined && organisation !== undefined && isMore({ organisation }, rule.companyOver);
}

/**
 * The amount above which orders need a second administrator, where what these lines would cost and what the account has ordered by
 * itself within the operator's hours come to more. A month's price and one that is paid once count alike.
 */
export async function amountNeedsSecond(
  asking: Pick<Asking, 'tables' | 'actor' | 'operator' | 'now'>,
  verdicts: readonly Pick<Verdict, 'price' | 'problem'>[],
): Promise<Money | undefined> {
  const { overAmount, withinHours = 0 } = asking.operator.lineRules?.blocking?.fourEyes ?? {};
  if (overAmount === undefined) return undefined;
  const wanted = verdicts.flatMap(({ price, problem }) => (problem === undefined ? (wholePrice(price) ?? []) : []));
  if (wanted.length === 0) return undefined;
  const since = new Date(asking.now.getTime() - withinHours * HOUR_MS).toISOString();
  const ordered = (await orderedAlone(asking, since, { account: asking.actor.account })).flatMap(
    ({ price }) => price ?? [],
  );
  const inCurrency = [...wanted, ...ordered].filter(({ currency }) => currency === overAmount.currency);
  // A cheaper plan pays for nothing else.
  const sum = inCurrency.reduce((minor, one) => minor + Math.max(0, one.minor), 0);
  return sum > overAmount.minor ? overAmount : undefined;
}

/** Whose orders are counted. */
type Whose = { readonly account: string } | { readonly organisation: string };

/**
 * What they have ordered since then without anybody else's approval. One that was taken back before anything happened is
 * none. Only the commands of that time are read, and of these only what may count.
 */
async function orderedAlone(
  asking: Pick<Asking, 'tables'>,
  since: string,
  whose: Whose,
  counts: (order: Order) => boolean = ({ price }) => price !== undefined,
): Promise<Order[]> {
  const batches = (await batchesSince(asking, since, whose)).filter(
    ({ approval, standings }) => approval === undefined && Object.keys(standings).some((state) => !undone.has(state)),
  );
  const { orders } = asking.tables;
  const placed = await Promise.all(batches.map(({ commandId }) => orders.where({ commandId })));
  return placed.flat().filter((order) => !undone.has(order.state) && counts(order));
}

const undone: ReadonlySet<string> = new Set(['cancelled', 'failed', 'replaced']);
const PAGE = 50;

/** What they have ordered or asked for since then, a page at a time. */
async function batchesSince({ tables }: Pick<Asking, 'tables'>, since: string, whose: Whose): Promise<Batch[]> {
  const found: Batch[] = [];
  for (;;) {
    const { rows } = await tables.batches.search({
      ...{ equal: whose, from: found.length, most: PAGE },
      ...{ order: 'orderedAt', backwards: true },
    });
    const young = rows.filter(({ orderedAt }) => orderedAt >= since);
    found.push(...young);
    if (young.length < PAGE) return found;
  }
}
