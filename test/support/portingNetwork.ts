import { demoNetwork } from '../../src/bot/couriers/network/demoNetwork.js';
import type { Clock } from '../../src/domain/door/ports.js';
import type { Network, NetworkReport } from '../../src/domain/orders/network.js';

/** A network that holds what is wanted for a day as the demo's does, and on the day does not carry it out. */
export function refusingOnTheDay(clock: Clock): Network {
  const { submit, look, ...rest } = demoNetwork(clock);
  const refused = (report: NetworkReport): NetworkReport =>
    report.state === 'completed' ? { ...report, state: 'failed' } : report;
  return {
    ...rest,
    submit: async (...order) => refused(await submit(...order)),
    look: async (...which) => {
      const report = await look(...which);
      return report && refused(report);
    },
  };
}
