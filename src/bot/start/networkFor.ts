import type { Procedure } from '../../dialogs/definition/procedure.js';
import { isOrdering } from '../../domain/door/command.js';
import type { Clock } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Network } from '../../domain/orders/network.js';
import { demoNetwork } from '../couriers/network/demoNetwork.js';
import { type Config, ConfigError } from './config.js';

/**
 * The network that runs: the one that is given, in the demo the demo's. Throws ConfigError where lines would be changed
 * and nothing is there that does it: an order that is said to be completed must have been.
 */
export function networkFor(
  { mode }: Pick<Config, 'mode'>,
  given: Network | undefined,
  operators: ReadonlyMap<string, Operator>,
  procedures: readonly Procedure[],
  clock?: Clock,
): Network {
  if (given !== undefined) return given;
  if (mode === 'demo') return demoNetwork(clock);
  const about = new Set(procedures.filter(changesLines).map(({ id }) => id));
  for (const [id, { profile }] of operators) {
    const offered = Object.values(profile.roles).flat();
    const procedure = offered.find((one) => about.has(one));
    if (procedure !== undefined) {
      throw new ConfigError([
        `${id} offers ${procedure}, which changes lines, and no network is wired that would do it`,
        'implement Network (src/domain/orders/network.ts) and give it to createApp in src/bot/main.ts, or name other OPERATORS',
      ]);
    }
  }
  return noNetwork;
}

const changesLines = ({ ending }: Procedure): boolean => ending.run !== undefined && isOrdering(ending.run.command);

const away = (): Promise<never> => Promise.reject(new Error('no network is wired'));

/** For operators of whom nothing is ordered. */
const noNetwork: Network = { submit: away, look: away, withdraw: away, listen: () => () => {} };
