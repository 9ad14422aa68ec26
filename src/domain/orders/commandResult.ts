import type { Asking } from '../door/asking.js';
import { query } from '../door/query.js';
import type { Approval, Batch, Order } from '../records/order.js';
import type { Receipt } from '../records/receipt.js';
import { approvalState, approvalWord, wordOf } from '../records/standing.js';
import type { FactWord } from '../terms/fact.js';
import type { Problem } from '../terms/problems.js';
import { ok } from '../terms/result.js';
import type { Verdict } from '../terms/verdict.js';

/** What has become of a line up to now. Of one that was left out there is no order: no word, but the reason. */
export interface Outcome {
  readonly word?: FactWord;
  readonly problem?: Problem | undefined;
  /** Since when it stands so. */
  readonly since: string;
}

/** A line of a command over many: what was decided, who has it, and how it stands. */
export interface ResultLine {
  readonly verdict: Verdict;
  readonly user?: string | undefined;
  readonly description?: string | undefined;
  readonly outcome: Outcome;
}

export interface CommandResult {
  readonly reference: string;
  /** When the command was given. */
  readonly at: string;
  readonly lines: readonly ResultLine[];
}

/** The result of one's own command over lines as it stands now; undefined where it has none. */
export const commandResult = query<{ readonly command: string }, CommandResult | undefined>({
  name: 'order.result',
  allowed: 'everybody',
  look: async (asking, { command }) => {
    const receipt = await asking.tables.receipts.get(command);
    return ok(receipt?.account === asking.actor.account ? await resultOf(asking, receipt) : undefined);
  },
});

async function resultOf(asking: Asking, { id, at, outcome }: Receipt): Promise<CommandResult | undefined> {
  if (outcome.kind !== 'done' || outcome.verdicts === undefined) return undefined;
  const { tables } = asking;
  const { reference, facts, verdicts } = outcome;
  // What is undone before it went out has no new order: the one that was taken back says so.
  const undone = facts.of !== undefined && 'text' in facts.of ? (facts.of.text.split(' ')[0] ?? '') : undefined;
  const [own, before, [approval], [batch]] = await Promise.all([
    tables.orders.where({ reference }),
    undone === undefined ? [] : tables.orders.where({ reference: undone }),
    tables.approvals.where({ commandId: id }),
    tables.batches.where({ reference }),
  ]);
  const orders = new Map([...before, ...own].map((order) => [order.line, order]));
  const standing = { at, orders, approval, batch };
  const lines = await Promise.all(
    verdicts.map(async (verdict): Promise<ResultLine> => {
      const line = await tables.lines.get(verdict.line);
      return {
        ...{ verdict, user: line?.user, description: line?.description },
        outcome: outcomeOf(verdict, standing, asking.now),
      };
    }),
  );
  return { reference, at, lines };
}

interface Standing {
  readonly at: string;
  readonly orders: ReadonlyMap<string, Order>;
  readonly approval: Approval | undefined;
  readonly batch: Batch | undefined;
}

function outcomeOf(verdict: Verdict, { at, orders, approval, batch }: Standing, now: Date): Outcome {
  const order = orders.get(verdict.line);
  if (verdict.problem !== undefined) return { problem: verdict.problem, since: at };
  if (order !== undefined) return { word: wordOf(order, now), problem: order.problem, since: order.changedAt };
  const state = approval === undefined ? 'approved' : approvalState(approval, now);
  if (approval === undefined || state === 'approved') {
    const left = batch?.left.find(({ number }) => number === verdict.number);
    return left === undefined ? { word: 'done', since: at } : { problem: left.problem, since: batch?.orderedAt ?? at };
  }
  const since = { waiting: approval.askedAt, expired: approval.expiresAt };
  return {
    word: approvalWord(state),
    since: state === 'waiting' || state === 'expired' ? since[state] : (approval.decidedAt ?? at),
  };
}
