import { EventEmitter, once } from 'node:events';
import type { Timer } from '../../../src/bot/outbox/timer.js';
import type { Network, NetworkOrder, NetworkReport } from '../../../src/domain/orders/network.js';

/** What goes wrong with a call: it is lost on the way in, its answer is lost, it takes so many milliseconds. */
export type Fault = 'lost' | 'answerLost' | { readonly takes: number };

interface Held {
  readonly order: NetworkOrder;
  readonly reports: NetworkReport[];
}

/** How long the network works on an order, in milliseconds. */
export const WORKS = 40_000;

/**
 * A network that keeps the contract, on a bad day: calls fail as they are told to, and what it says by itself comes twice
 * and in the wrong order.
 */
export class FaultyNetwork implements Network {
  /** What happens to the next calls, in this order; after that nothing does. */
  readonly faults: Fault[] = [];
  /** Every submit that arrived, by order id. */
  readonly submitted: string[] = [];
  readonly #events = new EventEmitter();
  #slow = 0;
  #becomesSlow: Promise<unknown> | undefined;
  readonly #held = new Map<string, Held>();
  readonly #listeners = new Set<Parameters<Network['listen']>[0]>();

  /** `says`: whether it tells by itself; `fails`: the orders that it does not carry out. */
  constructor(
    private readonly timer: Timer,
    private readonly says = true,
    private readonly fails: (order: NetworkOrder) => boolean = () => false,
  ) {}

  async submit(order: NetworkOrder): Promise<NetworkReport> {
    return this.#call(() => {
      this.submitted.push(order.id);
      return this.#now(this.#taken(order));
    });
  }

  async look(id: string, operator: string): Promise<NetworkReport | undefined> {
    return this.#call(() => {
      const held = this.#held.get(`${operator} ${id}`);
      return held && this.#now(held);
    });
  }

  async withdraw(id: string, operator: string): Promise<void> {
    await this.#call(() => this.#held.delete(`${operator} ${id}`));
  }

  listen(heard: Parameters<Network['listen']>[0]): () => void {
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  }

  /** It has lost its memory. */
  forget(): void {
    this.#held.clear();
  }

  /** Says once more everything it ever said of an order, the last first. */
  repeat(id: string, operator: string): void {
    this.#say(id, operator, [...(this.#held.get(`${operator} ${id}`)?.reports ?? [])].reverse());
  }

  /** Says something of an order out of turn. */
  claim(id: string, operator: string, report: NetworkReport): void {
    this.#say(id, operator, [report]);
  }

  #taken(order: NetworkOrder): Held {
    const key = `${order.operator} ${order.id}`;
    const before = this.#held.get(key);
    if (before !== undefined) return before;
    const held: Held = { order, reports: [{ state: 'inProgress', number: 1 }] };
    this.#held.set(key, held);
    this.timer.after(WORKS, () => {
      held.reports.push({ state: this.fails(order) ? 'failed' : 'completed', number: 2 });
      // The last first, and each twice.
      this.#say(order.id, order.operator, [...held.reports, ...held.reports].reverse());
    });
    return held;
  }

  #now({ reports }: Held): NetworkReport {
    const last = reports.at(-1);
    if (last === undefined) throw new Error('an order without a report');
    return last;
  }

  #say(id: string, operator: string, reports: readonly NetworkReport[]): void {
    if (!this.says) return;
    for (const report of reports) for (const heard of this.#listeners) heard(id, operator, report);
  }

  async #call<T>(answer: () => T): Promise<T> {
    const fault = this.faults.shift();
    if (fault === 'lost') throw new Error('the network is away');
    const answered = answer();
    if (fault === 'answerLost') throw new Error('the connection broke');
    if (fault !== undefined) await this.#passed(fault.takes);
    return answered;
  }

  /** Resolves when a call takes its time. */
  async slow(): Promise<void> {
    if (this.#slow > 0) return;
    this.#becomesSlow ??= once(this.#events, 'slow').finally(() => {
      this.#becomesSlow = undefined;
    });
    await this.#becomesSlow;
  }

  async #passed(milliseconds: number): Promise<void> {
    this.#slow += 1;
    this.#events.emit('slow');
    await new Promise<void>((done) => this.timer.after(milliseconds, done));
    this.#slow -= 1;
  }
}
