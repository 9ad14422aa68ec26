import type { Account } from '../records/account.js';

/**
 * A tenant of Microsoft Entra whose people may hold accounts of an operator in Teams: those of one company, of any (`*`), or those that
 * work for none.
 */
export interface TeamsTenant {
  /** Lower case. */
  readonly tenant: string;
  readonly company?: string | undefined;
}
/** In the place of a company: whichever. */
export const ANY_COMPANY = '*';

/** What of an operator says who is bound to it. */
interface Bound {
  readonly teamsTenants?: readonly TeamsTenant[];
}

/** Whether a tenant has any people of the operator. */
export const hasTenant = ({ teamsTenants = [] }: Bound, tenant: string): boolean =>
  teamsTenants.some((bound) => bound.tenant === tenant);

/** Whether people of a tenant may hold this account: all of its companies are bound to that tenant. */
export function mayHold(
  { teamsTenants = [] }: Bound,
  tenant: string,
  { organisations = [], memberOf = [] }: Pick<Account, 'organisations' | 'memberOf'>,
): boolean {
  const bound = teamsTenants.filter((one) => one.tenant === tenant).map(({ company }) => company);
  const companies = [...organisations, ...memberOf];
  if (companies.length === 0) return bound.includes(undefined);
  return bound.includes(ANY_COMPANY) || companies.every((company) => bound.includes(company));
}

/** Whether people of any tenant may hold this account. */
export const mayBeHeld = (operator: Bound, account: Pick<Account, 'organisations' | 'memberOf'>): boolean =>
  (operator.teamsTenants ?? []).some(({ tenant }) => mayHold(operator, tenant, account));

/** Whether the operator has people in Teams, by configuration: where not, its menus have nothing of it. */
export const hasTeams = Object.assign(
  ({ operator: { teamsTenants = [] } }: { readonly operator: Bound }): boolean => teamsTenants.length > 0,
  { configured: true as const },
);
