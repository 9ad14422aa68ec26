import type { Store } from '../../../domain/door/ports.js';
import type { DemoData, Operator } from '../../../domain/operator/index.js';
import type { DemoSubscriber } from './usageOfDay.js';

/** The demo's other systems know the lines of the demo: as the program has changed them, since the network has, too. */
export interface DemoSubscribers {
  /** Undefined for a number that is not this company's, and where the demo has no usage. */
  find(wanted: Wanted): Promise<DemoSubscriber | undefined>;
}

interface Wanted {
  readonly operator: string;
  readonly organisation: string;
  readonly number: string;
}

export const demoSubscribers = (
  { store }: { readonly store: Pick<Store, 'read'> },
  operators: ReadonlyMap<string, Operator>,
  data: ReadonlyMap<string, DemoData>,
): DemoSubscribers => ({
  find: async ({ operator: id, organisation, number }) => {
    const [operator, usage] = [operators.get(id), data.get(id)?.usage];
    if (operator === undefined || usage === undefined) return undefined;
    const lines = await store.read((tables) => tables.lines.where({ organisation, number }));
    const line = lines.find((one) => one.operator === id);
    return line && { operator, usage, line };
  },
});
