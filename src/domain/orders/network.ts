import type { OrderChange, OrderState } from '../records/order.js';

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
}

/** Where the network says an order is. */
export interface NetworkReport {
  readonly state: Exclude<OrderState, 'acknowledged'>;
  /** Rises with every change of the order's state in the network: reports may come twice, or in another order. From 1. */
  readonly number: number;
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
  /**
   * Says what has changed, as soon as it has, to a listener. What it does not say is asked for with `look`. Gives a function
   * that ends it.
   */
  listen(heard: (id: string, operator: string, report: NetworkReport) => void): () => void;
}
