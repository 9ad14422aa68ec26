import type { Asking } from '../door/asking.js';
import { type LineChanges, lineChanges } from '../lines/changes/index.js';
import { lineRulesOf } from '../operator/index.js';
import type { Order } from '../records/order.js';

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

/** The lines that an account has blocked since then without anybody else's approval. */
async function blockedAlone(
  { tables, actor }: Pick<Asking, 'tables' | 'actor'>,
  since: string,
  changes: LineChanges,
): Promise<string[]> {
  const own = await tables.orders.where({ account: actor.account });
  const blocks = own.filter((order) => order.orderedAt >= since && isBlocked(order, changes));
  const commands = [...new Set(blocks.map(({ commandId }) => commandId))];
  const seen = await Promise.all(commands.map((commandId) => tables.approvals.where({ commandId })));
  const approved = new Set(seen.flat().map(({ commandId }) => commandId));
  return blocks.flatMap(({ line, commandId }) => (approved.has(commandId) ? [] : [line]));
}

/** One that was taken back before anything happened blocks nothing. */
const isBlocked = ({ change, state }: Order, changes: LineChanges): boolean =>
  changes.of(change).blocks && state !== 'cancelled' && state !== 'failed';
