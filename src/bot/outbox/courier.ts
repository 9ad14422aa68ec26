import type { DeliveryProblem, Message } from '../../domain/records/outbox.js';
import type { Tables } from '../../domain/records/tables.js';

type Kind = Message['kind'];
/** A message of one kind. */
export type MessageOf<K extends Kind> = Extract<Message, { kind: K }>;

/** One message as a courier gets it. The id is the same at every try, so that the receiver can tell a repeated one. */
export interface Parcel<K extends Kind = Kind> {
  readonly id: string;
  readonly operator: string;
  readonly message: MessageOf<K>;
  /** ISO 8601 */
  readonly createdAt: string;
}

/**
 * What came of a try: it is out, it is worth another try, or it is not. `leaves`: what follows from its being out, written in
 * the transaction that notes it; like the delivery itself it may come twice.
 */
export type Delivery =
  | { readonly outcome: 'sent'; leaves?(tables: Tables): Promise<void> }
  | { readonly outcome: 'later' | 'never'; readonly problem: DeliveryProblem };

export const sent: Delivery = { outcome: 'sent' };
export const later = (problem: DeliveryProblem): Delivery => ({ outcome: 'later', problem });
export const never = (problem: DeliveryProblem): Delivery => ({ outcome: 'never', problem });

/** Carries messages of some kind to where they belong. A throw is a fault of ours, and tried again. */
export interface Courier<K extends Kind> {
  /** Gives up when `signal` says so; what it answers after that is not heard. */
  deliver(parcel: Parcel<K>, signal: AbortSignal): Promise<Delivery>;
  /** What else is true once the parcel is parked: written in the same transaction. */
  parked?(tables: Tables, parcel: Parcel<K>): Promise<void>;
}

export type Couriers = { readonly [K in Kind]: Courier<K> };

/** Hands a parcel to the courier of its kind; undefined where there is none. */
export const handOver = <K extends Kind>(
  couriers: Partial<Couriers>,
  kind: K,
  parcel: Parcel<K>,
  signal: AbortSignal,
) => couriers[kind]?.deliver(parcel, signal);

/** Tells the courier of a parcel's kind, if it wants to know, that the parcel is parked. */
export const tellParked = async <K extends Kind>(
  couriers: Partial<Couriers>,
  kind: K,
  parcel: Parcel<K>,
  tables: Tables,
): Promise<void> => couriers[kind]?.parked?.(tables, parcel);
