import type { Store } from '../../../domain/door/ports.js';
import type { Order } from '../../../domain/records/order.js';
import { systemTimer, type Timer } from '../../outbox/timer.js';

/** How long a receipt waits for a network that is quick, in milliseconds. */
const WAIT = 1_000;

/** Tells when a command's orders have been answered. */
export interface OrderWatch {
  /** Is told of the orders that a transaction has written. */
  written(orders: readonly Order[]): void;
  /** Resolves when the network has nothing more to say of any of the command's orders, or after a second. */
  answered(store: Pick<Store, 'read'>, commandId: string): Promise<void>;
}

export function makeOrderWatch(timer: Timer = systemTimer): OrderWatch {
  const listeners = new Set<(orders: readonly Order[]) => void>();
  return {
    written: (orders) => {
      for (const heard of listeners) heard(orders);
    },
    answered: (store, commandId) =>
      new Promise((resolve, reject) => {
        const open = new Map<string, boolean>();
        const note = (orders: readonly Order[]) => {
          for (const order of orders) if (order.commandId === commandId) open.set(order.id, mayStillMove(order));
        };
        const end = () => {
          cancel();
          listeners.delete(heard);
          resolve();
        };
        let known = false;
        const heard = (orders: readonly Order[]) => {
          note(orders);
          if (known && ![...open.values()].includes(true)) end();
        };
        const cancel = timer.after(WAIT, end);
        listeners.add(heard);
        store
          .read(({ orders }) => orders.where({ commandId }))
          .then((orders) => {
            known = true;
            // What was heard meanwhile is newer.
            heard(orders.filter(({ id }) => !open.has(id)));
          })
          .catch((error: unknown) => {
            end();
            reject(error);
          });
      }),
  };
}

/** Whether an answer may come at any moment. An order for another day, or one that waits for the network, has none. */
function mayStillMove({ state, dueAt, orderedAt }: Order): boolean {
  return (state === 'acknowledged' && dueAt <= orderedAt) || state === 'inProgress';
}
