import { z } from 'zod';
import type { Operator } from '../operator/index.js';
import { accounts } from './accounts.js';
import { billingAccounts } from './billingAccounts.js';
import { customers } from './customers.js';
import type { ImportKind } from './kind.js';
import { lines } from './lines.js';
import { organisations } from './organisations.js';
import { numbers, simCards } from './stock.js';
import { subscriptions } from './subscriptions.js';

/** What can come from files, in the order in which one needs another. */
export const ImportKindName = z.enum([
  ...(['organisations', 'billing-accounts', 'accounts', 'lines'] as const),
  ...(['sim-cards', 'numbers', 'customers', 'subscriptions'] as const),
]);
export type ImportKindName = z.output<typeof ImportKindName>;

export const importKinds: Readonly<Record<ImportKindName, ImportKind>> = {
  organisations,
  'billing-accounts': billingAccounts,
  accounts,
  lines,
  'sim-cards': simCards,
  numbers,
  customers,
  subscriptions,
};

const ofLines: ReadonlySet<ImportKindName> = new Set(['billing-accounts', 'lines', 'sim-cards', 'numbers']);
const ofSales: ReadonlySet<ImportKindName> = new Set(['customers', 'subscriptions']);

/** Whether the operator has such a thing: its data say how it goes. */
export const hasKind = ({ lineRules, pointOfSale }: Operator, kind: ImportKindName): boolean =>
  (!ofLines.has(kind) || lineRules !== undefined) && (!ofSales.has(kind) || pointOfSale !== undefined);
