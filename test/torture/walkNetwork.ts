import { demoNetwork } from '../../src/bot/couriers/network/demoNetwork.js';
import type { Timer } from '../../src/bot/outbox/timer.js';
import type { Clock } from '../../src/domain/door/ports.js';
import type { Network, NetworkOrder, NetworkReport } from '../../src/domain/orders/network.js';
import { FaultyNetwork } from '../domain/orders/faultyNetwork.js';

/** The network's moods. `quick`: as the demo's; `refusing`: carries nothing out; `away`: no call arrives; the others in their own time. */
export const moods = ['quick', 'refusing', 'away', 'slow', 'answerLost', 'repeats'] as const;
export type Mood = (typeof moods)[number];

/** A network whose mood can change at any moment. What it took over it keeps, as a network does that is not ours. */
export class WalkNetwork implements Network {
  mood: Mood = 'quick';
  readonly #quick: Network;
  readonly #slow: FaultyNetwork;
  readonly #slowly = new Set<string>();
  readonly #failing = new Set<string>();

  constructor(timer: Timer & Clock) {
    this.#quick = demoNetwork(timer);
    this.#slow = new FaultyNetwork(timer, true, ({ id }) => this.#failing.has(id));
  }

  async submit(order: NetworkOrder, signal: AbortSignal): Promise<NetworkReport> {
    if (this.mood === 'away') throw new Error('the network is away');
    if (this.mood === 'refusing') this.#failing.add(order.id);
    if (this.mood === 'quick' && !this.#slowly.has(order.id)) return this.#quick.submit(order, signal);
    this.#slowly.add(order.id);
    if (this.mood === 'answerLost') this.#slow.faults.push('answerLost');
    const report = await this.#slow.submit(order);
    if (this.mood === 'repeats') this.#slow.repeat(order.id, order.operator);
    return report;
  }

  async look(id: string, operator: string, signal: AbortSignal): Promise<NetworkReport | undefined> {
    if (this.mood === 'away') throw new Error('the network is away');
    return this.#slowly.has(id) ? this.#slow.look(id, operator) : this.#quick.look(id, operator, signal);
  }

  async withdraw(id: string, operator: string, signal: AbortSignal): Promise<void> {
    if (this.mood === 'away') throw new Error('the network is away');
    return this.#slowly.has(id) ? this.#slow.withdraw(id, operator) : this.#quick.withdraw(id, operator, signal);
  }

  listen(heard: Parameters<Network['listen']>[0]): () => void {
    return this.#slow.listen(heard);
  }
}
