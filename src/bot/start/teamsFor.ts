import type { Procedure } from '../../dialogs/definition/procedure.js';
import { ANY_COMPANY, type Operator, type TeamsTenant } from '../../domain/operator/index.js';
import { Role } from '../../domain/records/account.js';
import { DEMO_TENANT } from '../botFramework/tenants.js';
import { type Config, ConfigError } from './config.js';

type Operators = ReadonlyMap<string, Operator>;

/**
 * The operators with the tenants whose people may hold their accounts in Teams; what only that is good for is in no menu of the
 * others. Throws ConfigError for a tenant of an operator that is not served.
 */
export function withTeams(
  { mode, teamsTenants }: Pick<Config, 'mode' | 'teamsTenants'>,
  operators: Operators,
  procedures: readonly Procedure[],
): Operators {
  const unknown = (teamsTenants ?? []).filter(({ operator }) => !operators.has(operator));
  if (unknown.length > 0)
    throw new ConfigError(unknown.map(({ operator }) => `TEAMS_TENANTS: the operator ${operator} is not served here`));
  const made = mode === 'demo' ? demoTenants : [];
  const of = (id: string) => teamsTenants?.filter(({ operator }) => operator === id) ?? made;
  return new Map(
    [...operators].map(([id, operator]) => [id, asConfigured({ ...operator, teamsTenants: of(id) }, procedures)]),
  );
}

const demoTenants: readonly TeamsTenant[] = [{ tenant: DEMO_TENANT }, { tenant: DEMO_TENANT, company: ANY_COMPANY }];

/** Without what its menus have and the configuration closes. */
function asConfigured(operator: Operator, procedures: readonly Procedure[]): Operator {
  const { profile } = operator;
  const isClosed = (id: string, role: Role) => {
    const ending = procedures.find((one) => one.id === id)?.ending;
    const { offered } = ending?.run?.command ?? ending?.show?.query ?? {};
    const actor = { account: '', operator: profile.id, role, channel: '', conversation: '' };
    return offered?.configured === true && !offered({ operator, actor });
  };
  const roles = { ...profile.roles };
  const menus = { ...profile.menus };
  for (const role of Role.options) {
    const stays = (line: string | { procedure: string }) =>
      !isClosed(typeof line === 'string' ? line : line.procedure, role);
    if (roles[role] !== undefined) roles[role] = roles[role].filter(stays);
    const whole = menus[role]?.map((one) =>
      typeof one === 'string' ? one : { ...one, procedures: one.procedures.filter(stays) },
    );
    menus[role] = whole?.filter((one) => (typeof one === 'string' ? stays(one) : one.procedures.length > 0));
  }
  return { ...operator, profile: { ...profile, roles, menus } };
}
