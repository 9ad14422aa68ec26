import type { OrderChange, OrderItem, OrderState } from '../records/order.js';

/** An order as the network gets it. */
export interface NetworkOrder {
  /** The key: handed in again, it is the same order and not a second one. */
  readonly id: string;
  readonly operator: string;
  /** E.164 */
  readonly number: string;
  readonly iccid?: string | undefined;
  /** What is to be done. What a kind holds is read by its own `holds` (`lines/changes`). */
  readonly change: OrderChange;
  /** What an order is made of that is more than one change of a line. */
  readonly items?: readonly OrderItem[] | undefined;
  /** Not before this (ISO 8601) is it carried out: until then it is held, such as a number that is ported on a day. */
  readonly notBefore?: string | undefined;
}

/** Where the network says an order is. */
export interface NetworkReport {
  readonly state: Exclude<OrderState, 'acknowledged'>;
  /** Rises with every change of the order's state in the network: reports may come twice, or in another order. From 1. */
  readonly number: number;
  /** Of an order that is `held`: for when (ISO 8601). Until then nothing is done, and it can be withdrawn. */
  readonly until?: string | undefined;
}

/**
 * The operator's network or back end: what a real operator implements (TM Forum TMF622, TMF641). Whatever it does, slow,
 * failing, answering twice, an order's state stays true: see `applyReport`.
 */
export interface Network {
  /** Hands an order in and says where it is now. A throw means that nobody knows whether it arrived: it is handed in again. */
  submit(order: NetworkOrder, signal: AbortSignal): Promise<NetworkReport>;
  /** Where an order is that was handed in; undefined when the network does not know it. A throw: ask again. */
  look(id: string, operator: string, signal: AbortSignal): Promise<NetworkReport | undefined>;
  /** An order that it holds for a day that has not come is not to be carried out any more. A throw: it is told again. */
  withdraw(id: string, operator: string, signal: AbortSignal): Promise<void>;
  /**
   * Says what has changed, as soon as it has, to a listener. What it does not say is asked for with `look`. Gives a function
   * that ends it.
   */
  listen(heard: (id: string, operator: string, report: NetworkReport) => void): () => void;
}
