import type { Asking } from '../door/asking.js';
import { list } from '../door/list.js';
import { query } from '../door/query.js';
import { lineRulesOf } from '../operator/index.js';
import { type Choice, choose, type Find, inLanguage } from '../terms/choices.js';
import { ok } from '../terms/result.js';
import { type ApprovalStanding, approvalStands, openApprovals } from './approvals.js';

/**
 * The requests of one's company that wait for a second administrator: who asked for what and when, oldest first. One's own
 * are in the way of those that can be decided: whoever names one is told that it is theirs (four eyes), and so is whoever
 * has no others.
 */
export const approvalChoices = list(async (asking, _, find) => choose(await waiting(asking, find), find));

async function waiting({ tables, actor, now }: Asking, find: Find): Promise<Choice[]> {
  const open = await openApprovals(tables, actor, now);
  const others = open.filter(({ account }) => account !== actor.account);
  const isNamed = find.value !== undefined || find.text !== undefined;
  const listed = isNamed || others.length === 0 ? open : others;
  return Promise.all(
    listed.map(async ({ id, account, reference, lines, askedAt }) => ({
      value: id,
      title: reference,
      facts: [
        { text: (await tables.accounts.get(account))?.name ?? '' },
        { counted: 'lines', count: lines.length } as const,
        { instant: askedAt },
      ],
      ...(account === actor.account ? { closed: { code: 'approval.own', details: {} } as const } : {}),
    })),
  );
}

/** Approve and refuse, in the operator's words. */
export const approvalDecisions = list(async ({ operator }, _, find) => {
  const { fourEyes } = lineRulesOf(operator).blocking ?? {};
  const decisions = fourEyes === undefined ? [] : (['approve', 'refuse'] as const);
  return choose(
    decisions.map((one) => ({ value: one, title: inLanguage(fourEyes?.[one] ?? one, find.language) })),
    find,
  );
});

/** How a request of one's company stands; undefined where there is none. */
export const approvalStanding = query<{ readonly id: string }, ApprovalStanding | undefined>({
  name: 'approval.standing',
  allowed: 'everybody',
  look: async (asking, { id }) => ok(await approvalStands(asking, id)),
});

/** How many requests this actor may decide. */
export const approvalsWaiting = query<object, number>({
  name: 'approval.waiting',
  allowed: 'everybody',
  look: async ({ tables, actor, now }) => {
    const open = await openApprovals(tables, actor, now);
    return ok(open.filter(({ account }) => account !== actor.account).length);
  },
});
