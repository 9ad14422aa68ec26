import type { Asking } from '../door/asking.js';
import type { Actor, Role } from '../records/account.js';
import type { Batch } from '../records/order.js';
import type { Found, Search } from '../records/tables.js';
import { fitsMask } from '../terms/mask.js';
import type { Rows } from '../terms/shown.js';
import { openApprovals } from './approvals.js';
import { soughtNames, soughtState } from './batch.js';
import { masksOfMonth } from './orderMonths.js';

const ofCompany: ReadonlySet<Role> = new Set(['administrator', 'fleetManager', 'reseller']);

type Seen = Pick<Asking, 'tables' | 'actor' | 'now' | 'operator'>;

/** What rows have that somebody may see: those of their company, or their own. Undefined: none. */
function seenBy({ account, organisation, role }: Actor): Partial<Pick<Batch, 'account' | 'organisation'>> | undefined {
  if (!ofCompany.has(role)) return { account };
  return organisation === undefined ? undefined : { organisation };
}

/** What the list of orders is narrowed by. */
export interface Narrowed {
  readonly state?: string | undefined;
  /** A part of a number, a SIM card, an extension, one's own reference or that of the order. */
  readonly search?: string | undefined;
  /** yyyy-mm */
  readonly month?: string | undefined;
}

type Like = NonNullable<Search<'batches'>['like']>;

/** The conditions, of each of which one mask at least fits. */
function conditions({ operator }: Seen, { state, search, month }: Narrowed): Like[] {
  const sought = (masks: readonly string[]) => masks.map((mask) => ({ column: 'sought' as const, mask }));
  const reference = (text: string) => ({ column: 'reference' as const, mask: `%${text.trim().toUpperCase()}%` });
  return [
    ...(search === undefined ? [] : [[...sought(soughtNames(search)), reference(search)]]),
    ...(state === undefined ? [] : [sought([soughtState(state)])]),
    ...(month === undefined
      ? []
      : [masksOfMonth(operator, month).map((mask) => ({ column: 'orderedAt' as const, mask }))]),
  ];
}

/** So many commands that fit one condition are looked through for the others. */
const MOST_LOOKED_AT = 1_000;

/** A page of the commands that somebody sees, newest first, perhaps only those that are narrowed to. */
export async function batchesSeen(seen: Seen, narrowed: Narrowed, { from, most }: Rows): Promise<Found<'batches'>> {
  const equal = seenBy(seen.actor);
  if (equal === undefined) return { rows: [], total: 0 };
  if (narrowed.state === 'awaitsApproval') return waiting(seen, { from, most });
  const newest = { equal, order: 'orderedAt', backwards: true } as const;
  const [like, ...others] = conditions(seen, narrowed);
  const { batches } = seen.tables;
  if (like === undefined || others.length === 0)
    return batches.search({ ...newest, from, most, ...(like && { like }) });
  const { rows } = await batches.search({ ...newest, from: 0, most: MOST_LOOKED_AT, like });
  const fits = (batch: Batch, one: Like) => one.some(({ column, mask }) => fitsMask(batch[column], mask));
  const all = rows.filter((batch) => others.every((one) => fits(batch, one)));
  return { rows: all.slice(from, from + most), total: all.length };
}

/** Those that wait for a second administrator. They are few: a day is all they have, and whether it is over, the clock says. */
async function waiting({ tables, actor, now }: Seen, { from, most }: Rows): Promise<Found<'batches'>> {
  const open = (await openApprovals(tables, actor, now)).toReversed();
  const page = await Promise.all(open.slice(from, from + most).map(({ commandId }) => tables.batches.get(commandId)));
  return { rows: page.filter((batch) => batch !== undefined), total: open.length };
}

/** A command that somebody sees, by its reference. */
export async function batchSeen(
  { tables, actor }: Pick<Seen, 'tables' | 'actor'>,
  reference: string,
): Promise<Batch | undefined> {
  const equal = seenBy(actor);
  if (equal === undefined) return undefined;
  const [found] = await tables.batches.where({ reference, ...equal });
  return found;
}
