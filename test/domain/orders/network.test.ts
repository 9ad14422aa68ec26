import { demoNetwork } from '../../../src/bot/couriers/network/demoNetwork.js';
import { FakeTime } from '../../outbox/fakeTime.js';
import { networkContract } from './contract.js';
import { type Fault, FaultyNetwork, WORKS } from './faultyNetwork.js';

networkContract('the demo', () => ({ network: demoNetwork(), settle: async () => {} }));

const badDays: Readonly<Record<string, readonly Fault[]>> = {
  'one that repeats and reorders': [],
  'one that is away at first': ['lost', 'lost', 'lost'],
  'one whose answers are lost': ['answerLost', 'answerLost', { takes: 5_000 }, 'answerLost'],
  'one that is slow': [{ takes: 90_000 }, 'lost', { takes: 90_000 }],
};
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
