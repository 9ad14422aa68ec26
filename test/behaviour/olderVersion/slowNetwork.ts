import type { Network, NetworkOrder, NetworkReport } from '../../../src/domain/orders/network.js';
import type { TestApp } from '../../support/app.js';

/** A network that works on every order until it is told to be done with them all. */
export class SlowNetwork implements Network {
  private readonly taken: NetworkOrder[] = [];
  private heard: Parameters<Network['listen']>[0] = () => {};

  async submit(order: NetworkOrder): Promise<NetworkReport> {
    this.taken.push(order);
    return this.look();
  }

  async look(): Promise<NetworkReport> {
    return { state: 'inProgress', number: 1 };
  }

  async withdraw(): Promise<void> {}

  listen(heard: Parameters<Network['listen']>[0]): () => void {
    this.heard = heard;
    return () => {};
  }

  /** Says that all is done, and waits until that is written down. */
  async finish(app: TestApp): Promise<void> {
    for (const { id, operator } of this.taken) this.heard(id, operator, { state: 'completed', number: 2 });
    const isWaitedFor = () =>
      app.store.read(async ({ orders }) => (await orders.where({})).some(({ state }) => state !== 'completed'));
    while (await isWaitedFor()) await new Promise(setImmediate);
  }
}
