import type { Operator } from '../operator/index.js';
import { type Actor, type Role, STAFF } from '../records/account.js';
import type { Proof } from '../records/receipt.js';
import { fine, type Result, refuse } from '../terms/result.js';
import type { Asking } from './asking.js';

/** Whether the operator has something for an actor. */
export interface Offered {
  (of: Pick<Asking, 'operator' | 'actor'>): boolean;
  /** Which part of its data is not there: for whoever offers it in a menu. */
  readonly missing?: (operator: Operator) => string;
  /** The configuration decides, and not the operator's data: where it is not offered, menus are served without it. */
  readonly configured?: true;
}

/** Who may do or see something, whatever the answers are. */
export interface Rights {
  /** The roles that may. `everybody`: whoever is signed in, about themselves; not the operator's staff, which works about others. */
  readonly allowed: readonly Role[] | 'everybody';
  /** Only the program itself does it, at its console or as it lets somebody in: no role may. */
  readonly program?: true;
  /**
   * Whether the operator has it for this actor: the part of its data that says how it goes is there. Asked before
   * anything is looked up, so that a refusal tells nothing. Without it, every operator has it.
   */
  readonly offered?: Offered;
  /** What the actor must show besides being signed in. Without it, nothing. */
  readonly proof?: 'none' | Proof;
  /** What can be refused without any input. Also asked before the first question, so nobody answers in vain. */
  guard?(asking: Asking): Promise<Result<undefined>>;
}

/**
 * Who may, by the role and by what the operator has: a role that it does not have may nothing. Whoever runs the program is told where it is
 * the operator that has no such thing; nobody else is.
 */
export function permitted(
  { allowed, offered, program }: Pick<Rights, 'allowed' | 'offered' | 'program'>,
  actor: Actor,
  operator: Operator,
): Result<undefined> {
  const { role } = actor;
  const isOffered = () => offered?.({ operator, actor }) ?? true;
  if (program === true && actor.program === true) return isOffered() ? fine : refuse('import.notHere');
  if (program === true) return refuse('actor.notAllowed');
  const may =
    allowed === 'everybody' ? role !== STAFF : operator.profile.roles[role] !== undefined && allowed.includes(role);
  return may && isOffered() ? fine : refuse('actor.notAllowed');
}
