import type { Operator } from '../../domain/operator/index.js';
import { approvalShown } from '../../domain/orders/ordersShown.js';
import { Role } from '../../domain/records/account.js';
import type { Procedure } from './procedure.js';

/** What an operator's profile offers though nobody could do it, and what is asked of nobody. A sentence each, with the path. */
export const offerContradictions = (operator: Operator, procedures: readonly Procedure[]): string[] => [
  ...unruled(operator, procedures),
  ...unanswered(operator, procedures),
  ...unheardOf(operator, procedures),
];

const offeredTo = ({ profile }: Operator, role: Role, procedures: readonly Procedure[]): Procedure[] =>
  procedures.filter(({ id }) => profile.roles[role]?.includes(id));

/** Procedures that a menu offers, but of which the operator's data do not say how they go. */
function unruled(operator: Operator, procedures: readonly Procedure[]): string[] {
  return Role.options.flatMap((role) => {
    const actor = { account: '', operator: operator.profile.id, role, channel: '', conversation: '' };
    return offeredTo(operator, role, procedures).flatMap(({ id, ending }) => {
      const { offered } = ending.run?.command ?? ending.show?.query ?? {};
      if (offered === undefined || offered.configured || offered({ operator, actor })) return [];
      const missing = offered.missing?.(operator) ?? 'the operator’s data do not say how it goes';
      return [`profile.json: roles.${role}: ${id} is offered, but ${missing}`];
    });
  });
}

/** Where a second administrator has to approve, somebody finds the requests in the menu. */
function unanswered(operator: Operator, procedures: readonly Procedure[]): string[] {
  const deciding = procedures.filter(({ about }) => about.some(({ fit }) => approvalShown.isTakenBy(fit)));
  const offered = Role.options.some((role) => offeredTo(operator, role, deciding).length > 0);
  if (operator.lineRules?.secondAdministrator === undefined || offered) return [];
  const ids = deciding.map(({ id }) => id).join(', ');
  return [`lines.json: secondAdministrator: a second administrator is asked, but profile.json offers ${ids} to nobody`];
}

/** What an answer to a question offers is a procedure. Whoever does not have it in their menu is not offered it. */
function unheardOf({ questionRules }: Operator, procedures: readonly Procedure[]): string[] {
  const known = new Set(procedures.map(({ id }) => id));
  return (questionRules?.questions ?? []).flatMap(({ id, procedures: named }) =>
    named
      .filter((one) => !known.has(one))
      .map((one) => `questions.json: questions.${id}.procedures: there is no procedure "${one}"`),
  );
}
