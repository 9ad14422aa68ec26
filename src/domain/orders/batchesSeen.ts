import type { Asking } from '../door/asking.js';
import type { Actor, Role } from '../records/account.js';
import type { Batch } from '../records/order.js';
import type { Found } from '../records/tables.js';
import type { Rows } from '../terms/shown.js';
import { openApprovals } from './approvals.js';
import { soughtState } from './batch.js';

const ofCompany: ReadonlySet<Role> = new Set(['administrator', 'fleetManager', 'reseller']);

type Seen = Pick<Asking, 'tables' | 'actor' | 'now'>;

/** What rows have that somebody may see: those of their company, or their own. Undefined: none. */
function seenBy({ account, organisation, role }: Actor): Partial<Pick<Batch, 'account' | 'organisation'>> | undefined {
  if (!ofCompany.has(role)) return { account };
  return organisation === undefined ? undefined : { organisation };
}

/** A page of the commands that somebody sees, newest first, perhaps only those that are in this state. */
export async function batchesSeen(
  seen: Seen,
  state: string | undefined,
  { from, most }: Rows,
): Promise<Found<'batches'>> {
  const equal = seenBy(seen.actor);
  if (equal === undefined) return { rows: [], total: 0 };
  if (state === 'awaitsApproval') return waiting(seen, { from, most });
  return seen.tables.batches.search({
    ...{ equal, from, most, order: 'orderedAt', backwards: true },
    ...(state !== undefined && { like: [{ column: 'sought', mask: soughtState(state) }] }),
  });
}

/** Those that wait for a second administrator. They are few: a day is all they have, and whether it is over, the clock says. */
async function waiting({ tables, actor, now }: Seen, { from, most }: Rows): Promise<Found<'batches'>> {
  const open = (await openApprovals(tables, actor, now)).toReversed();
  const page = await Promise.all(open.slice(from, from + most).map(({ commandId }) => tables.batches.get(commandId)));
  return { rows: page.filter((batch) => batch !== undefined), total: open.length };
}

/** A command that somebody sees, by its reference. */
export async function batchSeen({ tables, actor }: Seen, reference: string): Promise<Batch | undefined> {
  const equal = seenBy(actor);
  if (equal === undefined) return undefined;
  const [found] = await tables.batches.where({ reference, ...equal });
  return found;
}
