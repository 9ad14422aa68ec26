import { query } from '../door/query.js';
import type { Contract } from '../records/contract.js';
import { ok } from '../terms/result.js';

/** What the company that is worked for was told last of a contract's group packs, by the contract's id. Another company's is undefined. */
export const packNoticeStanding = query<{ readonly id: string }, Noticed | undefined>({
  name: 'contract.noticed',
  allowed: ['fleetManager'],
  look: async ({ tables, actor }, { id }) => {
    const contract = await tables.contracts.get(id);
    if (contract?.operator !== actor.operator || contract.organisation !== actor.organisation) return ok(undefined);
    const { noticed, number } = contract;
    return ok(noticed && { ...noticed, number });
  },
});

/** The contract's number, and what was told of it. */
export interface Noticed extends NonNullable<Contract['noticed']> {
  readonly number: string;
}
