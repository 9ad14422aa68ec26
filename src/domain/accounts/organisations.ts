import type { Account, Actor } from '../records/account.js';
import type { Organisation } from '../records/organisation.js';
import type { ReadTables } from '../records/tables.js';
import { type Choices, choose, type Find } from '../terms/choices.js';

/** The company that is worked for now, as it is named to people. */
export interface CurrentOrganisation {
  readonly name: string;
  /** The account may choose another one. */
  readonly several: boolean;
}

/** The company that an account works for: the chosen one as long as it is theirs, else their first, if they have any. */
export const organisationOf = ({ organisations = [] }: Account, chosen: string | undefined): string | undefined =>
  organisations.find((id) => id === chosen) ?? organisations[0];

/** The companies of an account, its first one first. One that the operator does not have is none. */
async function organisationsOf(tables: ReadTables, who: Actor): Promise<Organisation[]> {
  const account = await tables.accounts.get(who.account);
  const rows = await Promise.all((account?.organisations ?? []).map((id) => tables.organisations.get(id)));
  return rows.filter((row) => row !== undefined);
}

/** The company that somebody works for now; undefined for accounts that have none. */
export async function currentOrganisation(tables: ReadTables, who: Actor): Promise<CurrentOrganisation | undefined> {
  const own = await organisationsOf(tables, who);
  const current = own.find(({ id }) => id === who.organisation);
  return current && { name: current.name, several: own.length > 1 };
}

/** The account's other companies (C4). */
export async function otherOrganisations(tables: ReadTables, who: Actor, find: Find): Promise<Choices> {
  const own = await organisationsOf(tables, who);
  const others = own.filter(({ id }) => id !== who.organisation);
  return choose(
    others.map(({ id, name }) => ({ value: id, title: name })),
    find,
  );
}
