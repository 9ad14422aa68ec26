import type { Asking } from '../door/asking.js';
import { type LineChanges, lineChanges } from '../lines/changes/index.js';
import { lineRulesOf } from '../operator/index.js';
import type { Order } from '../records/order.js';
import type { Money } from '../terms/money.js';
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
  if (rule === undefined || lines.length === 0) return false;
  const since = new Date(asking.now.getTime() - rule.withinHours * HOUR_MS).toISOString();
  return new Set([...lines, ...(await blockedAlone(asking, since, changes))]).size > rule.over;
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
  const wanted = verdicts.flatMap(({ price, problem }) =>
    problem === undefined && price !== undefined && 'money' in price ? [price.money] : [],
  );
  if (wanted.length === 0) return undefined;
  const since = new Date(asking.now.getTime() - withinHours * HOUR_MS).toISOString();
  const ordered = (await orderedAlone(asking, since)).flatMap(({ price }) => price ?? []);
  const inCurrency = [...wanted, ...ordered].filter(({ currency }) => currency === overAmount.currency);
  const sum = inCurrency.reduce((minor, one) => minor + one.minor, 0);
  return sum > overAmount.minor ? overAmount : undefined;
}

/** The lines that an account has blocked since then without anybody else's approval. */
async function blockedAlone(
  asking: Pick<Asking, 'tables' | 'actor'>,
  since: string,
  changes: LineChanges,
): Promise<string[]> {
  const orders = await orderedAlone(asking, since, ({ change }) => changes.of(change).blocks);
  return orders.map(({ line }) => line);
}

/** What an account has ordered since then without anybody else's approval. One that was taken back before anything happened is none. */
async function orderedAlone(
  { tables, actor }: Pick<Asking, 'tables' | 'actor'>,
  since: string,
  counts: (order: Order) => boolean = ({ price }) => price !== undefined,
): Promise<Order[]> {
  const own = await tables.orders.where({ account: actor.account });
  const stands = ({ orderedAt, state }: Order) => orderedAt >= since && state !== 'cancelled' && state !== 'failed';
  const counted = own.filter((order) => stands(order) && counts(order));
  const commands = [...new Set(counted.map(({ commandId }) => commandId))];
  const seen = await Promise.all(commands.map((commandId) => tables.approvals.where({ commandId })));
  const approved = new Set(seen.flat().map(({ commandId }) => commandId));
  return counted.filter(({ commandId }) => !approved.has(commandId));
}
