import { dueOn, todayOf } from '../operator/calendar.js';
import { lineRulesOf, type Operator } from '../operator/index.js';
import { type ApprovalSaid, approvalSaid, openApprovals } from '../orders/approvals.js';
import type { Actor } from '../records/account.js';
import type { Line } from '../records/line.js';
import type { LineChange } from '../records/order.js';
import type { ReadTables } from '../records/tables.js';
import { type Choice, type Choices, choose, type Find, inLanguage } from '../terms/choices.js';
import type { Language } from '../terms/language.js';
import type { Problem } from '../terms/problems.js';
import { ok, type Result } from '../terms/result.js';
import type { Rows, Shown } from '../terms/shown.js';
import { changeFits } from './changes/change.js';
import { shownLines } from './facts.js';
import { selectedLines } from './find/selections.js';
import {
  actionChoices,
  type InternetAction,
  inForce,
  internetActions,
  internetAfter,
  packagesFor,
  packageTerms,
} from './internet.js';

/** What procedures about lines look up, once lines are chosen. `lines` is the id of a selection. */
export interface LineDesk {
  /** Block and unblock, in the operator's words; closed where none of the lines allows it, with the first line's reason. */
  blockingActions(who: Actor, lines: string, find: Find): Promise<Choices>;
  /** Why a line may be blocked. */
  blockingReasons(who: Actor, find: Find): Promise<Choices>;
  /** What can be done about mobile internet; closed in the same way. */
  internetActions(who: Actor, lines: string, find: Find): Promise<Choices>;
  /** The packages that an action is about, with volume and price; closed where none of the lines allows one. */
  internetPackages(who: Actor, lines: string, action: string, find: Find): Promise<Choices>;
  /** The requests of one's company that wait for a second administrator; one's own are closed (four eyes), and listed where there are no others. */
  approvals(who: Actor, find: Find): Promise<Choices>;
  approvalSaid(who: Actor, id: string): Promise<ApprovalSaid | undefined>;
  /** How many of them this actor may decide. */
  approvalsWaiting(who: Actor): Promise<number>;
  approvalDecisions(who: Actor, find: Find): Promise<Choices>;
  /** The chosen lines themselves: one with all its data, or a list. */
  chosenLines(who: Actor, lines: string, rows: Rows): Promise<Shown>;
  /** A day on which something may be done: from today on, not too far ahead. */
  dayAhead(who: Actor, of: 'blocking' | 'activation', day: string): Result<string>;
  /** Today on the operator's clocks, yyyy-mm-dd: for what is said from there, such as "tomorrow". */
  today(who: Actor): string;
}

export interface LineDeskPorts {
  operatorOf(id: string): Operator;
  now(): Date;
  read<T>(who: Actor, work: (tables: ReadTables) => Promise<T>): Promise<T>;
}

/** The lines' part of the desk. */
export function makeLineDesk({ operatorOf, now, read }: LineDeskPorts): LineDesk {
  const chosen = (who: Actor, id: string): Promise<Line[]> =>
    read(who, async (tables) => {
      const lines = await selectedLines(tables, who, id);
      return lines.ok ? lines.value.map((line) => inForce(line, now())) : [];
    });
  return {
    blockingActions: async (who, id, find) => {
      const operator = operatorOf(who.operator);
      return choose(blockingChoices(operator, await chosen(who, id), find.language), find);
    },
    blockingReasons: async (who, find) => {
      const reasons = lineRulesOf(operatorOf(who.operator)).blocking?.reasons ?? [];
      return choose(
        reasons.map(({ id, name }) => ({
          ...{ value: id, title: inLanguage(name, find.language) },
          ...(reasons.length === 1 ? { preset: true as const } : {}),
        })),
        find,
      );
    },
    internetActions: async (who, id, find) =>
      choose(actionChoices(operatorOf(who.operator), await chosen(who, id), now(), find.language), find),
    internetPackages: async (who, id, action, find) =>
      choose(packageChoices(operatorOf(who.operator), await chosen(who, id), action, now(), find.language), find),
    approvals: (who, find) =>
      read(who, async (tables) => choose(await approvalChoices(tables, who, now(), find), find)),
    approvalSaid: (who, id) => read(who, (tables) => approvalSaid({ tables, actor: who, now: now() }, id)),
    approvalsWaiting: (who) =>
      read(who, async (tables) => {
        const open = await openApprovals(tables, who, now());
        return open.filter(({ account }) => account !== who.account).length;
      }),
    approvalDecisions: async (who, find) => {
      const { fourEyes } = lineRulesOf(operatorOf(who.operator)).blocking ?? {};
      const decisions = fourEyes === undefined ? [] : (['approve', 'refuse'] as const);
      return choose(
        decisions.map((one) => ({ value: one, title: inLanguage(fourEyes?.[one] ?? one, find.language) })),
        find,
      );
    },
    chosenLines: async (who, id, rows) => shownLines(operatorOf(who.operator), id, await chosen(who, id), rows),
    today: (who) => todayOf(operatorOf(who.operator), now()),
    dayAhead: (who, of, day) => {
      const operator = operatorOf(who.operator);
      const due = dueOn(day, operator, now(), lineRulesOf(operator)[of]?.daysAhead ?? 0);
      return due.ok ? ok(day) : due;
    },
  };
}

const whyNot = (result: Result<unknown>): Problem | undefined => (result.ok ? undefined : result.problem);

/** The first reason, where none of the ways is open. */
const whyNone = (ways: readonly Result<unknown>[]): Problem | undefined =>
  ways.some(({ ok: open }) => open) ? undefined : ways.map(whyNot)[0];

/**
 * Who asked for what and when, oldest first. One's own are in the way of those that can be decided: whoever names one is told
 * that it is theirs, and so is whoever has no others.
 */
async function approvalChoices(tables: ReadTables, who: Actor, now: Date, find: Find): Promise<Choice[]> {
  const open = await openApprovals(tables, who, now);
  const others = open.filter(({ account }) => account !== who.account);
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
      ...(account === who.account ? { closed: { code: 'approval.own', details: {} } as const } : {}),
    })),
  );
}

/** The first reason, where it can be done to none of the lines. */
const closedBy = (problems: readonly (Problem | undefined)[]): { closed?: Problem } => {
  const [first] = problems;
  return first !== undefined && problems.every((one) => one !== undefined) ? { closed: first } : {};
};

function blockingChoices(operator: Operator, lines: readonly Line[], language: Language): Choice[] {
  const { blocking } = lineRulesOf(operator);
  if (blocking === undefined) return [];
  return blocking.actions.map(({ id, name }) => {
    const changes: readonly LineChange[] =
      id === 'resume'
        ? [{ kind: 'resume' }]
        : blocking.reasons.map(({ id: reason }) => ({ kind: 'suspend', reason }) as const);
    const problems = lines.map((line) => whyNone(changes.map((change) => changeFits(operator, change, line))));
    return { value: id, title: inLanguage(name, language), ...closedBy(problems) };
  });
}

function packageChoices(
  operator: Operator,
  lines: readonly Line[],
  wanted: string,
  now: Date,
  language: Language,
): Choice[] {
  const action = actionNamed(wanted);
  if (action === undefined) return [];
  return packagesFor(operator, lines, action).map((one) => {
    const wish = { action, package: one.id };
    const problems = lines.map((line) => whyNot(internetAfter(operator, line, wish, now)));
    return { value: one.id, title: inLanguage(one.name, language), facts: packageTerms(one), ...closedBy(problems) };
  });
}

const actionNamed = (text: string): InternetAction | undefined => internetActions.find((one) => one === text);
