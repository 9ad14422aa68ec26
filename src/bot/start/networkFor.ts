import type { Procedure } from '../../dialogs/definition/procedure.js';
import { isOrdering } from '../../domain/door/command.js';
import type { Clock } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Network } from '../../domain/orders/network.js';
import { demoNetwork } from '../couriers/network/demoNetwork.js';
import { type Config, ConfigError } from './config.js';

/** The networks of operators whose back end takes orders, by the operator. */
export type OwnNetworks = ReadonlyMap<string, Network>;

/**
 * The network that runs: the one that is given; else that of each operator's back end (`own`), and in the demo the demo's for the others.
 * Throws ConfigError where lines would be changed
 * and nothing is there that does it: an order that is said to be completed must have been.
 */
export function networkFor(
  { mode }: Pick<Config, 'mode'>,
  given: Network | undefined,
  operators: ReadonlyMap<string, Operator>,
  procedures: readonly Procedure[],
  clock?: Clock,
  own: OwnNetworks = new Map(),
): Network {
  if (given !== undefined) return given;
  if (mode === 'demo') return networkByOperator(own, demoNetwork(clock));
  const about = new Set(procedures.filter(changesLines).map(({ id }) => id));
  for (const [id, { profile }] of operators) {
    if (own.has(id)) continue;
    const offered = Object.values(profile.roles).flat();
    const procedure = offered.find((one) => about.has(one));
    if (procedure !== undefined) {
      throw new ConfigError([
        `${id} offers ${procedure}, which changes lines, and no network is wired that would do it`,
        'name its back end in TMF, with TMF622, and TMF641 where it has that (docs/tmf.md), or implement Network (src/domain/orders/network.ts) and give it to createApp in src/bot/main.ts, or name other OPERATORS',
      ]);
    }
  }
  return networkByOperator(own, noNetwork);
}

/** What nothing would come of without a network. */
const changesLines = ({ ending: { run } }: Procedure): boolean =>
  run !== undefined && isOrdering(run.command) && run.command.toNetwork !== 'whereConfigured';

const away = (): Promise<never> => Promise.reject(new Error('no network is wired'));

/** For operators of whom nothing is ordered. */
const noNetwork: Network = { submit: away, look: away, withdraw: away, listen: () => () => {} };

/** One network of several: each operator's orders go to its own, and those of the others to the last one. */
function networkByOperator(own: OwnNetworks, others: Network): Network {
  if (own.size === 0) return others;
  const of = (operator: string) => own.get(operator) ?? others;
  return {
    submit: (order, signal) => of(order.operator).submit(order, signal),
    look: (id, operator, signal) => of(operator).look(id, operator, signal),
    withdraw: (id, operator, signal) => of(operator).withdraw(id, operator, signal),
    listen: (heard) => {
      const ends = [...own.values(), others].map((one) => one.listen(heard));
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
