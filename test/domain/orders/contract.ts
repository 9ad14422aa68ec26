import { describe, expect, it } from '@jest/globals';
import type { Network, NetworkOrder, NetworkReport } from '../../../src/domain/orders/network.js';

/** A network under test. */
export interface NetworkRig {
  readonly network: Network;
  /** Lets everything come to its end that was handed in. */
  settle(): Promise<void>;
}

const signal = new AbortController().signal;
const order = (id: string, operator = 'acme'): NetworkOrder => ({
  ...{ id, operator, number: '+243800000101', iccid: '89243000000000000017' },
  change: { kind: 'suspend', reason: 'asked' },
});
const final: readonly NetworkReport['state'][] = ['completed', 'failed', 'cancelled'];

/** What whoever implements `Network` must keep. `open` gives a new one each time. */
export function networkContract(name: string, open: () => NetworkRig): void {
  describe(`the network contract: ${name}`, () => {
    /** Hands an order in until the network answers, as the outbox does. */
    const handIn = async ({ network, settle }: NetworkRig, id: string, operator?: string): Promise<NetworkReport> => {
      for (let tries = 0; tries < 20; tries++) {
        try {
          const answer = network.submit(order(id, operator), signal);
          await Promise.race([answer.catch(() => {}), settle()]);
          return await answer;
        } catch {
          await settle();
        }
      }
      throw new Error('the network never took the order');
    };
    /** Asks until it answers. */
    const ask = async ({ network, settle }: NetworkRig, id: string, operator = 'acme') => {
      for (let tries = 0; tries < 20; tries++) {
        try {
          const answer = network.look(id, operator, signal);
          await Promise.race([answer.catch(() => {}), settle()]);
          return await answer;
        } catch {
          await settle();
        }
      }
      throw new Error('the network never answered');
    };

    it('brings an order to an end, and a look finds it there', async () => {
      const rig = open();
      await handIn(rig, 'one');
      await rig.settle();
      expect(final).toContain((await ask(rig, 'one'))?.state);
    });

    it('counts its reports from 1, and never back', async () => {
      const rig = open();
      const first = await handIn(rig, 'one');
      expect(first.number).toBeGreaterThanOrEqual(1);
      await rig.settle();
      const last = await ask(rig, 'one');
      expect(last?.number).toBeGreaterThanOrEqual(first.number);
    });

    it('takes an order that is handed in again for the same one', async () => {
      const rig = open();
      await handIn(rig, 'one');
      await rig.settle();
      const before = await ask(rig, 'one');
      expect(await handIn(rig, 'one')).toEqual(before);
      await rig.settle();
      expect(await ask(rig, 'one')).toEqual(before);
    });

    it('knows two orders apart, and those of two operators', async () => {
      const rig = open();
      await handIn(rig, 'one');
      expect(await ask(rig, 'two')).toBeUndefined();
      expect(await ask(rig, 'one', 'other')).toBeUndefined();
      await handIn(rig, 'one', 'other');
      expect(await ask(rig, 'one', 'other')).toBeDefined();
    });

    it('is told that an order is taken back, also twice and of one that it does not know', async () => {
      const rig = open();
      const { network, settle } = rig;
      const tell = async (id: string): Promise<void> => {
        for (let tries = 0; tries < 20; tries++) {
          const told = network.withdraw(id, 'acme', signal).then(
            () => true,
            () => false,
          );
          await Promise.race([told, settle()]);
          if (await told) return;
        }
        throw new Error('the network was never told');
      };
      await handIn(rig, 'one');
      await settle();
      for (const id of ['never', 'never', 'two', 'two']) await tell(id);
      // What else it has stands as it did.
      expect(final).toContain((await ask(rig, 'one'))?.state);
      expect(await ask(rig, 'two')).toBeUndefined();
    });

    it('says of an order under one number always the same', async () => {
      const rig = open();
      const said = new Map<number, Set<string>>();
      const note = ({ number, state }: NetworkReport) => said.set(number, (said.get(number) ?? new Set()).add(state));
      const off = rig.network.listen((id, _operator, report) => {
        if (id === 'one') note(report);
      });
      note(await handIn(rig, 'one'));
      await rig.settle();
      const last = await ask(rig, 'one');
      if (last !== undefined) note(last);
      off();
      for (const states of said.values()) expect(states.size).toBe(1);
      // Nothing comes after a final state.
      const numbers = [...said].filter(([, states]) => [...states].some((state) => final.some((one) => one === state)));
      expect(numbers.map(([number]) => number)).toEqual([Math.max(...said.keys())]);
    });

    it('says nothing more to whoever has stopped listening', async () => {
      const rig = open();
      const heard: string[] = [];
      const off = rig.network.listen((id) => heard.push(id));
      off();
      await handIn(rig, 'one');
      await rig.settle();
      expect(heard).toEqual([]);
    });
  });
}
