import type { DeliveryProblem, Message } from '../../domain/records/outbox.js';

/** One message as a courier gets it. The id is the same at every try, so that the receiver can tell a repeated one. */
export interface Parcel {
  readonly id: string;
  readonly operator: string;
  readonly message: Message;
  /** ISO 8601 */
  readonly createdAt: string;
}

/** What came of a try: it is out, it is worth another try, or it is not. */
export type Delivery =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'later' | 'never'; readonly problem: DeliveryProblem };

export const sent: Delivery = { outcome: 'sent' };
export const later = (problem: DeliveryProblem): Delivery => ({ outcome: 'later', problem });
export const never = (problem: DeliveryProblem): Delivery => ({ outcome: 'never', problem });

/** Carries messages of some kind to where they belong. A throw is a fault of ours, and tried again. */
export interface Courier {
  /** Gives up when `signal` says so; what it answers after that is not heard. */
  deliver(parcel: Parcel, signal: AbortSignal): Promise<Delivery>;
}

export type Couriers = Readonly<Record<Message['kind'], Courier>>;
