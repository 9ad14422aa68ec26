import type { Store } from '../door/ports.js';
import { scopedReads } from '../door/scope.js';
import type { Actor, Role } from '../records/account.js';
import type { Order } from '../records/order.js';
import type { ReadTables } from '../records/tables.js';
import { type Choices, choose, type Find } from '../terms/choices.js';
import { type Fact, type Facts, type FactWord, orderStates } from '../terms/fact.js';
import type { Problem } from '../terms/problems.js';
import type { Given, Rows, ShownList } from '../terms/shown.js';
import { isFinal } from './order.js';
import { canUndo, isWaiting, undoable } from './undo.js';

/** How an order stands, as it is said: one that waits for its date is scheduled. */
export interface OrderSaid {
  /** E.164 */
  readonly number: string;
  readonly state: FactWord;
  readonly problem?: Problem | undefined;
}

/** The orders of one command. */
export interface CommandOrders {
  readonly reference: string;
  readonly orders: readonly OrderSaid[];
  /** Whether the account may be offered to undo them. */
  readonly undo: boolean;
}

/** What can be looked up about orders. */
export interface OrderDesk {
  /** Telenet: overview of orders (O3). A company's people see the company's, newest first; others their own. */
  orders(who: Actor, wanted: { readonly state?: string | undefined }, rows: Rows): Promise<ShownList>;
  /** The states that a list can be narrowed to. */
  orderStates(who: Actor, find: Find): Promise<Choices>;
  /** The references of one's own commands that can be undone, the last first. */
  undoable(who: Actor, find: Find): Promise<Choices>;
  /** What has become of one's own command, whatever company is worked for now; undefined where it ordered nothing. */
  commandOrders(who: Actor, commandId: string): Promise<CommandOrders | undefined>;
}

export interface OrderDeskPorts {
  readonly store: Store;
  now(): Date;
}

const ofCompany: ReadonlySet<Role> = new Set(['administrator', 'fleetManager', 'reseller']);

/** The orders' part of the desk. */
export function makeOrderDesk({ store, now }: OrderDeskPorts): OrderDesk {
  return {
    orders: (who, wanted, rows) =>
      store.read(async (all) => {
        const orders = await ordersSeenBy(scopedReads(all, who), who);
        const found = orders.filter((order) => wanted.state === undefined || wordOf(order, now()) === wanted.state);
        const shown = found.slice(rows.from, rows.from + rows.most);
        return {
          rows: shown.map((order) => rowOf(order, now())),
          rowsGiven: shown.map((order) => (isOwn(order, who) && canUndo(order, now()) ? undoing(order) : undefined)),
          total: found.length,
        };
      }),
    orderStates: async (_who, find) =>
      choose(
        ['scheduled' as const, ...orderStates].map((state) => ({ value: state, title: '', facts: [{ word: state }] })),
        find,
      ),
    undoable: (who, find) =>
      store.read(async (all) => {
        const tables = scopedReads(all, who);
        const own = await tables.orders.where({ account: who.account }, { newestFirst: true });
        const standing = byReference(await undoable(tables, own, now()));
        // Whoever names an order that something else came after is told so; in the list it would only be in the way.
        const named = own.filter((order) => order.reference === find.value && canUndo(order, now()));
        const open = find.value === undefined ? standing : byReference(named);
        const closed = { code: 'order.overtaken', details: {} } as const;
        return choose(
          [...open].map(([reference, orders]) => ({
            ...{ value: reference, title: reference, facts: undoFacts(orders) },
            ...(standing.has(reference) ? {} : { closed }),
          })),
          find,
        );
      }),
    commandOrders: (who, commandId) =>
      store.read(async (all) => {
        const orders = (await all.orders.where({ commandId })).filter((order) => isOwn(order, who));
        const [first] = orders;
        if (first === undefined) return undefined;
        const said = ({ number, problem }: Order, state: FactWord): OrderSaid => ({ number, state, problem });
        return {
          reference: first.reference,
          orders: orders.map((order) => said(order, wordOf(order, now()))),
          undo: orders.some((order) => canUndo(order, now())),
        };
      }),
  };
}

const isOwn = (order: Order, who: Actor): boolean => order.account === who.account && order.operator === who.operator;

function byReference(orders: readonly Order[]): Map<string, Order[]> {
  const found = new Map<string, Order[]>();
  for (const order of orders) found.set(order.reference, [...(found.get(order.reference) ?? []), order]);
  return found;
}

async function ordersSeenBy({ orders }: ReadTables, { account, organisation, role }: Actor): Promise<Order[]> {
  const newest = { newestFirst: true };
  if (!ofCompany.has(role)) return orders.where({ account }, newest);
  return organisation === undefined ? [] : orders.where({ organisation }, newest);
}

/** An order that waits for its date says so. */
const wordOf = (order: Order, now: Date): FactWord =>
  isWaiting(order) && Date.parse(order.dueAt) > now.getTime() ? 'scheduled' : order.state;

const rowOf = (order: Order, now: Date): Facts => ({
  number: { phone: order.number },
  now: together(order.now),
  after: together(order.after),
  state: { word: wordOf(order, now) },
  reference: { text: order.reference },
  orderedAt: { instant: order.orderedAt },
  ...(order.dueAt > order.orderedAt && !isFinal(order) && { dueAt: { instant: order.dueAt } }),
});

const together = (facts: readonly Fact[]): Fact => ({
  list: facts.flatMap((fact) => ('list' in fact ? fact.list : [fact])),
});

/** What the procedure that undoes is started with. */
const undoing = ({ reference }: Order): Given => ({ field: 'reference', value: reference });

/** What helps to know a command by: when, the first number, of how many. */
function undoFacts(orders: readonly Order[]): Fact[] {
  const [first] = orders.toSorted((one, other) => (one.number < other.number ? -1 : 1));
  if (first === undefined) return [];
  const { orderedAt, number, now, after } = first;
  const more: Fact[] = orders.length > 1 ? [{ counted: 'lines', count: orders.length }] : [];
  const facts: Fact[] = [{ instant: orderedAt }, { phone: number }, ...more, together(now), together(after)];
  return facts;
}
