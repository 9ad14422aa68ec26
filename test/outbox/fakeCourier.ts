import { EventEmitter, once } from 'node:events';
import { type Courier, type Delivery, type Parcel, sent } from '../../src/bot/outbox/courier.js';

type Answer = (signal: AbortSignal) => Promise<Delivery> | Delivery;

/** Notes what it gets, and answers as it is told: by customer, or that it is out. */
export class FakeCourier implements Courier<'email.customerRegistered'> {
  readonly parcels: Parcel<'email.customerRegistered'>[] = [];
  readonly #answers = new Map<string, Answer>();
  readonly #events = new EventEmitter();

  deliver(parcel: Parcel<'email.customerRegistered'>, signal: AbortSignal): Promise<Delivery> {
    this.parcels.push(parcel);
    this.#events.emit('parcel');
    return Promise.resolve(this.#answers.get(parcel.message.customer)?.(signal) ?? sent);
  }

  answers(customer: string, answer: Answer): void {
    this.#answers.set(customer, answer);
  }

  /** The next parcel is in its hands. */
  async next(): Promise<void> {
    await once(this.#events, 'parcel');
  }

  get customers(): string[] {
    return this.parcels.map(({ message }) => message.customer);
  }
}

export const neverAnswers = (): Promise<Delivery> => new Promise(() => {});
