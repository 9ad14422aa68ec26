import type { Asking } from '../../door/asking.js';
import { list } from '../../door/list.js';
import { query } from '../../door/query.js';
import { hasTeams } from '../../operator/index.js';
import { type Account, type Actor, companiesOf } from '../../records/account.js';
import { choose } from '../../terms/choices.js';
import type { Facts } from '../../terms/fact.js';
import { ok } from '../../terms/result.js';
import { thing } from '../../terms/thing.js';
import { lookingBack } from '../lookingBack.js';

/** An account that is linked to Teams, by its id. */
export const teamsLinkShown = thing<undefined>('Teams link');

/** The company whose people somebody looks after; who is bound to a line looks after nobody. */
const lookedAfter = ({ organisation, boundTo, role }: Actor): string | undefined =>
  boundTo === undefined && lookingBack.some((one) => one === role) ? organisation : undefined;

/** Whether an account is one's own, or of the company that one looks after. */
export function isWithinReach({ actor, now }: Asking, account: Account): boolean {
  const company = lookedAfter(actor);
  const isOfCompany = (id: string) => [...companiesOf(account, now), ...(account.memberOf ?? [])].includes(id);
  return (
    account.id === actor.account ||
    (company !== undefined && account.operator === actor.operator && isOfCompany(company))
  );
}

/** The linked accounts that one may see: one's own first, then those of the company by name. */
async function linkedAccounts(asking: Asking): Promise<Account[]> {
  const { tables, actor } = asking;
  const own = await tables.accounts.get(actor.account);
  const all =
    lookedAfter(actor) === undefined
      ? [own].filter((one) => one !== undefined)
      : await tables.accounts.where({ operator: actor.operator });
  return all
    .filter((account) => account.entra !== undefined && isWithinReach(asking, account))
    .toSorted(
      (a, b) => Number(b.id === actor.account) - Number(a.id === actor.account) || a.name.localeCompare(b.name, 'en'),
    );
}

/** In no guide: who of the company is linked to Teams, and since when. Each can be unlinked. */
export const teamsLinks = query<object>({
  name: 'account.teamsLinks',
  allowed: 'everybody',
  offered: hasTeams,
  look: async (asking, _, { from, most }) => {
    const all = await linkedAccounts(asking);
    const shown = all.slice(from, from + most);
    return ok({
      rows: shown.map(factsOf),
      rowsGiven: shown.map(({ id }) => teamsLinkShown.shown(id, undefined)),
      total: all.length,
    });
  },
});

/** Who it is; one's login may be an address, which nobody is shown. */
const factsOf = ({ name, teamsLink }: Account): Facts => ({
  name: { text: name },
  ...(teamsLink !== undefined && { linkedAt: { instant: teamsLink.linkedAt } }),
});

/** The same to choose one of. */
export const linkedToTeams = list(async (asking, _, find) =>
  choose(
    (await linkedAccounts(asking)).map(({ id, name, teamsLink }) => ({
      ...{ value: id, title: name },
      ...(teamsLink !== undefined && { facts: [{ instant: teamsLink.linkedAt }] }),
    })),
    find,
  ),
);
