import type { Ids } from '../door/ports.js';
import type { LineChanges } from '../lines/changes/index.js';
import type { Operator } from '../operator/index.js';
import type { Order } from '../records/order.js';
import type { ReadTables, Tables } from '../records/tables.js';
import type { Result } from '../terms/result.js';
import type { NetworkOrder, NetworkReport } from './network.js';

/** What the change of an order is written with, in a transaction. */
export interface OrderWork {
  readonly tables: Tables;
  /** What the operator has, whoever's it is: a number is in one company's lines only. */
  readonly all?: ReadTables;
  readonly ids: Ids;
  readonly now: Date;
  readonly operator: Operator;
  readonly changes: LineChanges;
  /** Orders that carry out what was sold, where there are any: sales know of orders, and not the other way round. */
  readonly sales?: Ordered | undefined;
}

/** What differs with what an order is about: a line, or what a point of sale has sold. Everything else is the same for both. */
export interface Ordered {
  /** An order as the network gets it. */
  handedIn(work: OrderWork, order: Order): Promise<NetworkOrder>;
  /** Whether it can still be carried out. */
  fits(work: OrderWork, order: Order): Promise<Result<undefined>>;
  /** What the network has said beside where the order is, as it answered. */
  heard?(work: OrderWork, order: Order, report: NetworkReport): Promise<void>;
  /** How the order stands, where what comes of it is to be said in other words. */
  stands?(order: Order, standing: Standing): Standing;
  /** Whether something of it may be there before the order has ended. */
  settlesBefore?(work: OrderWork, order: Order): boolean;
  /** What an order leaves that has ended, `at` ISO 8601, in the same transaction. */
  settle(work: OrderWork, order: Order, at: string): Promise<void>;
}
export type Standing = Pick<Order, 'state' | 'problem'>;
