import { z } from 'zod';
import { organisationOf } from '../../domain/accounts/organisations.js';
import type { Door } from '../../domain/door/execute.js';
import type { Hasher, Ids, Store } from '../../domain/door/ports.js';
import { type PersonData, personData } from '../../domain/people/dataSubject.js';
import { exportPerson } from '../../domain/people/dataSubjectCommands.js';

/** Who asks, with their password, and the identity document of the person. */
export const PersonInput = z.object({
  operator: z.string(),
  login: z.string(),
  password: z.string(),
  documentType: z.string(),
  country: z.string(),
  documentNumber: z.string(),
});

export interface PersonPorts {
  readonly store: Store;
  readonly door: Door;
  readonly hasher: Hasher;
  readonly ids: Ids;
}

/** Everything held about a person, for an administrator, written down in the audit. Throws what is refused. */
export function exportOf({ store, door, hasher, ids }: PersonPorts): (input: unknown) => Promise<PersonData> {
  return async (given) => {
    const { operator, login, password, ...document } = PersonInput.parse(given);
    const [account] = await store.read(({ accounts }) => accounts.where({ operator, login }, { limit: 1 }));
    const right = account?.passwordHash !== undefined && (await hasher.matches(password, account.passwordHash));
    if (account === undefined || !right) throw new Error('wrong login or password');
    const { id: by, role } = account;
    const organisation = organisationOf(account, undefined);
    const actor = { account: by, operator, role, organisation, channel: 'console', conversation: ids.next() };
    const done = await door.execute({ commandId: ids.next(), command: exportPerson, input: document, actor });
    if (!done.ok) throw new Error(`refused: ${done.problem.code}`);
    const { outcome } = done.value;
    if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.problem.code}`);
    const { customer: fact } = outcome.facts;
    const id = fact !== undefined && 'code' in fact ? fact.code : '';
    const data = await store.read(async (tables) => {
      const customer = await tables.customers.get(id);
      return customer === undefined ? undefined : personData(tables, customer);
    });
    if (data === undefined) throw new Error('the customer is gone');
    return data;
  };
}
