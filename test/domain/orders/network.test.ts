import { describe, expect, it } from '@jest/globals';
import { demoNetwork } from '../../../src/bot/couriers/network/demoNetwork.js';
import { FakeTime, hour } from '../../outbox/fakeTime.js';
import { networkContract } from './contract.js';
import { type Fault, FaultyNetwork, WORKS } from './faultyNetwork.js';

const day = 24 * hour;

networkContract('the demo', () => ({ network: demoNetwork(), settle: async () => {} }));

const badDays: Readonly<Record<string, readonly Fault[]>> = {
  'one that repeats and reorders': [],
  'one that is away at first': ['lost', 'lost', 'lost'],
  'one whose answers are lost': ['answerLost', 'answerLost', { takes: 5_000 }, 'answerLost'],
  'one that is slow': [{ takes: 90_000 }, 'lost', { takes: 90_000 }],
};
describe('a network that holds what is wanted for a day', () => {
  const signal = new AbortController().signal;
  const until = '2026-03-05T23:00:00.000Z';
  const port = {
    ...{ id: 'one', operator: 'acme', number: '+32475123456', iccid: '8932030000800000010', notBefore: until },
    change: { kind: 'add' },
  };
  const opened = () => {
    const time = new FakeTime();
    return { time, network: demoNetwork(time) };
  };

  it('says until when, and the same however often it is handed in; then that it is done', async () => {
    const { time, network } = opened();
    const held = { state: 'held', number: 1, until };
    expect(await network.submit(port, signal)).toEqual(held);
    expect(await network.submit(port, signal)).toEqual(held);
    time.pass(3 * day);
    expect(await network.look('one', 'acme', signal)).toEqual(held);
    time.pass(day);
    expect(await network.look('one', 'acme', signal)).toEqual({ state: 'completed', number: 2 });
    expect(await network.submit(port, signal)).toEqual({ state: 'completed', number: 2 });
  });

  it('does not carry out what was taken back, and knows it no more', async () => {
    const { time, network } = opened();
    await network.submit(port, signal);
    await network.withdraw('one', 'acme', signal);
    time.pass(7 * day);
    expect(await network.look('one', 'acme', signal)).toBeUndefined();
  });
});

for (const [name, faults] of Object.entries(badDays)) {
  networkContract(name, () => {
    const time = new FakeTime();
    const network = new FaultyNetwork(time);
    network.faults.push(...faults);
    const settle = async () => {
      for (let passed = 0; passed < 4 * WORKS; passed += WORKS / 4) {
        time.pass(WORKS / 4);
        await Promise.resolve();
      }
    };
    return { network, settle };
  });
}
