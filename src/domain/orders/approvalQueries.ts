import type { Asking } from '../door/asking.js';
import { list } from '../door/list.js';
import { query } from '../door/query.js';
import { lineRulesOf } from '../operator/index.js';
import type { Approval } from '../records/order.js';
import { approvalState } from '../records/standing.js';
import { type Choice, choose, inLanguage } from '../terms/choices.js';
import type { Fact, OneFact } from '../terms/fact.js';
import { ok } from '../terms/result.js';
import type { Given } from '../terms/thing.js';
import { commandOf } from './approvable.js';
import { openApprovals } from './approvals.js';
import { approvalShown } from './ordersShown.js';

/** So many numbers say which lines a request is about; the dry run has them all. */
const MOST_NUMBERS = 3;

/**
 * The requests of one's company that wait for a decision: who asked for what and why, for which lines and when, oldest
 * first. One's own, which can be withdrawn, come after those that can be decided.
 */
export const approvalChoices = list(async (asking, _, find) => {
  const { tables, actor, now } = asking;
  const open = await openApprovals(tables, actor, now);
  const isOwn = ({ account }: Approval) => account === actor.account;
  const inOrder = [...open.filter((one) => !isOwn(one)), ...open.filter(isOwn)];
  return choose(await Promise.all(inOrder.map((approval) => choiceOf(asking, approval))), find);
});

async function choiceOf({ tables, operator }: Asking, approval: Approval): Promise<Choice> {
  const { id, account, reference, lines, askedAt } = approval;
  const first = await Promise.all(lines.slice(0, MOST_NUMBERS).map((line) => tables.lines.get(line)));
  const facts: Fact[] = [
    { text: (await tables.accounts.get(account))?.name ?? '' },
    ...commandOf(approval).told(operator, approval),
    // Of lines that are still to come, what is asked for says the number.
    ...(lines.length === 0 ? [] : [{ counted: 'lines' as const, count: lines.length }]),
    ...first.flatMap((line) => (line === undefined ? [] : [{ phone: line.number }])),
    { instant: askedAt },
  ];
  return { value: id, title: reference, facts };
}

/** What one can do about a request, in the operator's words: approve or refuse it, or withdraw one's own. */
export const approvalDecisions = list<{ approval: string }>(async ({ tables, actor, operator }, { approval }, find) => {
  const { secondAdministrator: answers } = lineRulesOf(operator);
  const chosen = await tables.approvals.get(approval);
  if (answers === undefined || chosen === undefined) return choose([], find);
  const possible = chosen.account === actor.account ? (['withdraw'] as const) : (['approve', 'refuse'] as const);
  return choose(
    possible.map((one) => ({ value: one, title: inLanguage(answers[one], find.language) })),
    find,
  );
});

/** How a request stands, for being told. */
export interface ApprovalStanding {
  readonly id: string;
  readonly reference: string;
  readonly state: ReturnType<typeof approvalState>;
  /** Whether the reader asked for it. */
  readonly own: boolean;
  readonly askedBy: string;
  readonly decidedBy: string;
  /** What was asked for, and why. */
  readonly asked: readonly OneFact[];
  /** Why it was refused. */
  readonly why?: string | undefined;
  /** How many lines it is about, and the numbers of the first. */
  readonly lines: number;
  readonly numbers: readonly string[];
  /** What it can be gone on with. */
  readonly given: Given;
}

async function standingOf(
  { tables, actor, operator, now }: Asking,
  approval: Approval | undefined,
): Promise<ApprovalStanding | undefined> {
  if (approval === undefined) return undefined;
  const nameOf = async (account = '') => (await tables.accounts.get(account))?.name ?? '';
  const { id, reference, account, decidedBy, lines, why } = approval;
  const first = await Promise.all(lines.slice(0, MOST_NUMBERS).map((line) => tables.lines.get(line)));
  return {
    ...{ id, reference, why },
    state: approvalState(approval, now),
    own: account === actor.account,
    askedBy: await nameOf(account),
    decidedBy: await nameOf(decidedBy),
    asked: commandOf(approval).told(operator, approval),
    lines: lines.length,
    numbers: first.flatMap((line) => (line === undefined ? [] : [line.number])),
    given: approvalShown.shown(id, undefined),
  };
}

/** How a request of one's company stands; undefined where there is none. */
export const approvalStanding = query<{ readonly id: string }, ApprovalStanding | undefined>({
  name: 'approval.standing',
  allowed: 'everybody',
  look: async (asking, { id }) => ok(await standingOf(asking, await asking.tables.approvals.get(id))),
});

/** The same of what one's own command asked for; undefined where it asked nobody. */
export const commandApproval = query<{ readonly command: string }, ApprovalStanding | undefined>({
  name: 'approval.ofCommand',
  allowed: 'everybody',
  look: async (asking, { command }) => {
    const found = await asking.tables.approvals.where({ commandId: command });
    return ok(
      await standingOf(
        asking,
        found.find(({ account }) => account === asking.actor.account),
      ),
    );
  },
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
