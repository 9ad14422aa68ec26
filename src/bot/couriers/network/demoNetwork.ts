import type { Clock } from '../../../domain/door/ports.js';
import type { Network, NetworkReport } from '../../../domain/orders/network.js';

/** What was handed in: the instant before which it is held, '' for none, and how many SIM cards it has got by now. */
interface Known {
  readonly notBefore: string;
  readonly cards: number;
}

/**
 * The demo's network: it carries everything out at once, or on the day for which it is wanted: a number is ported then, and held
 * until. After a restart it knows nothing, as a network may that lost its memory: what is still open is then handed in again.
 */
export function demoNetwork(clock: Clock = { now: () => new Date() }): Network {
  const known = new Map<string, Known>();
  const key = (id: string, operator: string) => `${operator} ${id}`;
  const now = ({ notBefore, cards }: Known): NetworkReport => {
    const isHeld = notBefore !== '' && Date.parse(notBefore) > clock.now().getTime();
    // Each SIM card that is linked makes it another report, and what was held before is done in one of its own.
    const number = 1 + 2 * cards + (notBefore === '' || isHeld ? 0 : 1);
    return isHeld ? { state: 'held', number, until: notBefore } : { state: 'completed', number };
  };
  return {
    submit: async ({ id, operator, items = [], notBefore = '' }) => {
      const cards = items.filter(({ kind, value }) => kind === 'simCard' && value !== '').length;
      const handed = { notBefore, cards };
      known.set(key(id, operator), handed);
      return now(handed);
    },
    look: async (id, operator) => {
      const handed = known.get(key(id, operator));
      return handed && now(handed);
    },
    withdraw: async (id, operator) => {
      known.delete(key(id, operator));
    },
    // Everything is said in answer to a question.
    listen: () => () => {},
  };
}
