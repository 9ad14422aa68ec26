import type { BackEnd } from '../../../src/bot/tmf/client/backEnds.js';
import { makeTmfNetwork, type TmfNetwork } from '../../../src/bot/tmf/orders/tmfNetwork.js';
import type { Row, TmfServer } from './server.js';

/** The two interfaces that take orders, and what they call them. */
export const orderLists = [
  { at: 'TMF641', orders: 'serviceOrder', cancels: 'cancelServiceOrder' },
  { at: 'TMF622', orders: 'productOrder', cancels: 'cancelProductOrder' },
] as const;

/** Has a back end take orders as they should be taken, and requests to cancel them: each interface has a word of its own for that. */
export function takesOrders(server: TmfServer): void {
  server.arrives = (list, row) => {
    if (list === 'cancelServiceOrder') return { ...row, state: 'accepted' };
    return list.endsWith('Order') ? { ...row, state: 'acknowledged' } : row;
  };
}

/** All orders of a back end, of both interfaces. */
export const ordersOf = (server: TmfServer): Row[] =>
  orderLists.flatMap(({ at, orders }) => [...server.list(at, orders).values()]);

/** Moves all orders that are open to a state, items and all. */
export function move(server: TmfServer, state: string, more: object = {}): void {
  for (const { at, orders } of orderLists) {
    for (const [id, row] of server.list(at, orders)) {
      if (row.state === 'completed' || row.state === 'cancelled' || row.state === 'failed') continue;
      server.list(at, orders).set(id, { ...row, state, ...more });
    }
  }
}

export const networkOf = (backEnd: BackEnd, log: string[] = []): TmfNetwork =>
  makeTmfNetwork({
    ...{ backEnd, clock: { now: () => new Date() }, open: async (sealed) => `opened ${sealed}` },
    log: { warn: (event) => void log.push(event) },
  });
