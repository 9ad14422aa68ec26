import type { Customer } from '../records/customer.js';
import type { OrderChange, OrderItem, OrderState } from '../records/order.js';
import type { Language } from '../terms/language.js';
import type { Sealed } from '../values/sealed.js';

/** Where one thing is that an order is made of: which one, and its state. */
export type ItemReport = Pick<OrderItem, 'kind' | 'value' | 'state'>;

/**
 * Whoever is to use a line, as the operator's telephone system knows them (O1). The PIN code is sealed: a driver opens it as it hands
 * it over (`bot/secrets/seal.ts`), and nobody before.
 */
export interface NetworkUser {
  readonly userName?: string | undefined;
  readonly calledThere?: string | undefined;
  readonly language?: Language | undefined;
  readonly pin: Sealed;
  readonly pinChanges: boolean;
}

/** Somebody as a back end gets to know them. Phones are E.164. */
export type NetworkPerson = Pick<
  Customer,
  | ('lastName' | 'postName' | 'firstName' | 'documentType' | 'documentNumber' | 'country')
  | ('phone1' | 'phone2' | 'email' | 'address')
>;

/** What a point of sale has sold (K2, K4), beside what its `change` says: the package, and from when until when. */
export interface NetworkSale {
  readonly activationKey: string;
  /** The login of the agent who sold it. */
  readonly soldBy: string;
  readonly customer: {
    /** Our id: told again, it is the same customer. */
    readonly id: string;
    /** What the back end calls them, where it has said so. */
    readonly outsideId?: string | undefined;
    /** Who they are, where they are a customer from now on. */
    readonly person?: NetworkPerson | undefined;
  };
}

/** An order as the network gets it. */
export interface NetworkOrder {
  /**
   * The key: handed in again, it is the same order and not a second one. What it has more of than before, such as a SIM card that was
   * linked later, is carried out, too.
   */
  readonly id: string;
  readonly operator: string;
  /** E.164; of what was sold, the modem's serial number. */
  readonly number: string;
  readonly iccid?: string | undefined;
  /** What is to be done. What a kind holds is read by its own `holds` (`lines/changes`). */
  readonly change: OrderChange;
  /** What an order is made of that is more than one change of a line. */
  readonly items?: readonly OrderItem[] | undefined;
  /** Who signs in at the telephone system, of an order for such a user. */
  readonly user?: NetworkUser | undefined;
  /** What was sold, of an order of a point of sale: only where the operator's back end carries that out (`operator.sellsByOrders`). */
  readonly sold?: NetworkSale | undefined;
  /** Not before this (ISO 8601) is it carried out: until then it is held, such as a number that is ported on a day. */
  readonly notBefore?: string | undefined;
}

/** Where the network says an order is. */
export interface NetworkReport {
  readonly state: Exclude<OrderState, 'acknowledged'>;
  /** Rises with every change of the order's state in the network: reports may come twice, or in another order. From 1. */
  readonly number: number;
  /**
   * Of an order with items that are carried out one by one: where each is, all that the network knows of. Without it, they stand as
   * the order does.
   */
  readonly items?: readonly ItemReport[] | undefined;
  /** Of an order that is `held`: for when (ISO 8601). Until then nothing is done, and it can be withdrawn. */
  readonly until?: string | undefined;
  /** Of an order of a point of sale: what the back end calls its customer, where it has just been told of them. */
  readonly customer?: string | undefined;
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
