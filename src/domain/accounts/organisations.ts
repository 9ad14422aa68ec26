import type { Asking } from '../door/asking.js';
import { list } from '../door/list.js';
import { query } from '../door/query.js';
import { type Account, companiesOf } from '../records/account.js';
import { calledOf, type Organisation } from '../records/organisation.js';
import { type Choice, choose } from '../terms/choices.js';
import { ok } from '../terms/result.js';

/** The company that is worked for now, as it is named to people. */
export interface CurrentOrganisation {
  readonly name: string;
  /** The account may choose another one. */
  readonly several: boolean;
}

/** The company that an account works for: the chosen one as long as it is theirs, else their first, if they have any. */
export function organisationOf(account: Account, chosen: string | undefined, now: Date): string | undefined {
  const own = companiesOf(account, now);
  return own.find((id) => id === chosen) ?? own[0];
}

/** The companies of an account, its first one first. One that the operator does not have is none. */
async function organisationsOf({ tables, actor, now }: Asking): Promise<Organisation[]> {
  const account = await tables.accounts.get(actor.account);
  const own = account === undefined ? [] : companiesOf(account, now);
  const rows = await Promise.all(own.map((id) => tables.organisations.get(id)));
  return rows.filter((row) => row !== undefined);
}

/** The company that somebody works for now; undefined for accounts that have none. */
export const currentOrganisation = query<object, CurrentOrganisation | undefined>({
  name: 'account.organisation',
  allowed: 'everybody',
  look: async (asking) => {
    const own = await organisationsOf(asking);
    const current = own.find(({ id }) => id === asking.actor.organisation);
    return ok(current && { name: calledOf(current), several: own.length > 1 });
  },
});

/** The account's other companies (C4). */
export const otherOrganisations = list(async (asking, _, find) => {
  const own = await organisationsOf(asking);
  const others = own.filter(({ id }) => id !== asking.actor.organisation);
  return choose(others.map(choiceOf), find);
});

/** All of the account's companies, the one that is worked for being chosen already. */
export const ownOrganisations = list(async (asking, _, find) => {
  const own = await organisationsOf(asking);
  return choose(
    own.map((one) => ({
      ...choiceOf(one),
      ...(one.id === asking.actor.organisation && { preset: true as const }),
    })),
    find,
  );
});

/** Called by the short name, where it has one, and found by either. */
const choiceOf = (organisation: Organisation): Choice => ({
  value: organisation.id,
  title: calledOf(organisation),
  ...(organisation.shortName !== undefined && { also: [organisation.name] }),
});
