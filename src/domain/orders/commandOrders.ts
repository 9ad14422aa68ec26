import { query } from '../door/query.js';
import type { Order } from '../records/order.js';
import { wordOf } from '../records/standing.js';
import type { OrderStanding as Standing } from '../terms/fact.js';
import type { Problem } from '../terms/problems.js';
import { ok } from '../terms/result.js';
import type { Given } from '../terms/thing.js';
import { canLinkSim } from './itemStates.js';
import { orderShown } from './ordersShown.js';
import { canUndo } from './undo.js';

/** How an order stands, as it is said: one that waits for its date is scheduled. */
export interface OrderStanding {
  /** E.164; of what was sold, the modem's serial number. */
  readonly number: string;
  readonly state: Standing;
  readonly problem?: Problem | undefined;
}

/** The orders of one command. */
export interface CommandOrders {
  readonly reference: string;
  readonly orders: readonly OrderStanding[];
  /** Whether they carry out what a point of sale has sold. */
  readonly sold: boolean;
  /** Of what was sold and is carried out: the key that the customer is given now, and not before. */
  readonly activationKey?: string | undefined;
  /** What they can be gone on with. */
  readonly given: Given;
}

/** What has become of one's own command, whatever company is worked for now; undefined where it ordered nothing. */
export const commandOrders = query<{ readonly command: string }, CommandOrders | undefined>({
  name: 'order.ofCommand',
  allowed: 'everybody',
  whose: 'own',
  look: async ({ tables, now }, { command }) => {
    const own = await tables.orders.where({ commandId: command });
    const [first] = own;
    if (first === undefined) return ok(undefined);
    const said = ({ number, problem }: Order, state: Standing): OrderStanding => ({ number, state, problem });
    return ok({
      reference: first.reference,
      sold: first.sale !== undefined,
      activationKey: isCarriedOut(first) ? (await tables.sales.get(first.sale ?? ''))?.activationKey : undefined,
      orders: own.map((order) => said(order, wordOf(order, now))),
      given: orderShown.shown(first.reference, {
        undo: own.some((order) => canUndo(order, now)),
        sim: own.some(canLinkSim),
      }),
    });
  },
});

const isCarriedOut = ({ sale, state }: Order): boolean =>
  sale !== undefined && (state === 'completed' || state === 'partial');
