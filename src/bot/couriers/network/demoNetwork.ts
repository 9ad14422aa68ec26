import type { Clock } from '../../../domain/door/ports.js';
import type { Network, NetworkReport } from '../../../domain/orders/network.js';

const done: NetworkReport = { state: 'completed', number: 1 };
/** What was held before is done. */
const doneLater: NetworkReport = { state: 'completed', number: 2 };

/**
 * The demo's network: it carries everything out at once, or on the day for which it is wanted: a number is ported then, and held
 * until. After a restart it knows nothing, as a network may that lost its memory: what is still open is then handed in again.
 */
export function demoNetwork(clock: Clock = { now: () => new Date() }): Network {
  /** What was handed in, with the instant before which it is held; '' for none. */
  const known = new Map<string, string>();
  const key = (id: string, operator: string) => `${operator} ${id}`;
  const now = (notBefore: string): NetworkReport => {
    if (notBefore === '') return done;
    const isHeld = Date.parse(notBefore) > clock.now().getTime();
    return isHeld ? { state: 'held', number: 1, until: notBefore } : doneLater;
  };
  return {
    submit: async ({ id, operator, notBefore = '' }) => {
      known.set(key(id, operator), notBefore);
      return now(notBefore);
    },
    look: async (id, operator) => {
      const notBefore = known.get(key(id, operator));
      return notBefore === undefined ? undefined : now(notBefore);
    },
    withdraw: async (id, operator) => {
      known.delete(key(id, operator));
    },
    // Everything is said in answer to a question.
    listen: () => () => {},
  };
}
