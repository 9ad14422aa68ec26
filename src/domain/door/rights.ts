import type { Operator } from '../operator/index.js';
import type { Actor } from '../records/account.js';
import { fine, type Result, refuse } from '../terms/result.js';
import type { Command } from './command.js';

/** The part of a command that does not depend on its input. */
export type Rights = Pick<Command<unknown>, 'allowed' | 'offered' | 'proof' | 'guard'>;

/** Who may, by the role and by what the operator has: a role that it does not have may nothing. */
export function permitted({ allowed, offered }: Rights, actor: Actor, operator: Operator): Result<undefined> {
  const { role } = actor;
  const has = operator.profile.roles[role] !== undefined && (offered?.({ operator, actor }) ?? true);
  return has && allowed.includes(role) ? fine : refuse('actor.notAllowed');
}
