import type { Asking } from '../door/asking.js';
import type { Approval, Batch, Order } from '../records/order.js';
import { approvalState, approvalWord, canBeTakenBack, isOpen, standingsOf, wordOf } from '../records/standing.js';
import type { Facts } from '../terms/fact.js';
import type { Given } from '../terms/thing.js';
import { commandOf } from './approvable.js';
import { canLinkSim } from './itemStates.js';
import { approvalShown, orderShown } from './ordersShown.js';
import { isOwn, orderedNumber, together } from './standing.js';
import { undoable } from './undo.js';

/** A command in the list of orders. */
export interface Entry {
  readonly facts: Facts;
  /** Whether it has an inside to look at: several lines, or what it is made of. */
  readonly opens: boolean;
  /** What it can be gone on with: undoing it, or deciding what waits. */
  readonly given: Given | undefined;
}

/** So many of a command's orders are looked at to see whether it can be undone; whether each can, undoing says. */
const MOST_LOOKED_AT = 10;

/** A command as an entry: what was asked for, for which line or how many, and how it stands. */
export async function entryOf(asking: Asking, batch: Batch): Promise<Entry> {
  const { tables } = asking;
  const [{ rows: first }, approval] = await Promise.all([
    tables.orders.search({ equal: { commandId: batch.id }, from: 0, most: MOST_LOOKED_AT, order: 'number' }),
    batch.approval === undefined ? undefined : tables.approvals.get(batch.approval),
  ]);
  const stands = approval === undefined ? 'approved' : approvalState(approval, asking.now);
  if (approval !== undefined && stands !== 'approved')
    return {
      ...{ facts: await requestFacts(asking, batch, approval), opens: batch.lines > 1 },
      given: deciding(asking, approval),
    };
  const [only] = batch.lines === 1 ? first : [];
  const facts = only === undefined ? await severalFacts(asking, batch) : await oneFacts(asking, only);
  const opens = batch.lines > 1 || only?.items !== undefined;
  return { facts: { ...facts, ...whenFacts(batch) }, opens, given: await undoing(asking, batch, first) };
}

async function requestFacts(asking: Asking, batch: Batch, approval: Approval): Promise<Facts> {
  const stands = approvalState(approval, asking.now);
  const { why } = approval;
  return {
    ...(await actionFacts(asking, batch)),
    about: { list: commandOf(approval).told(asking.operator, approval) },
    ...(await numberFacts(asking, approval)),
    ...(stands !== 'approved' && { state: { word: approvalWord(stands) } }),
    ...(why !== undefined && { why: { text: why } }),
    ...whenFacts(batch),
    ...(isOpen(approval, asking.now) && { waitsUntil: { instant: approval.expiresAt } }),
  };
}

async function numberFacts({ tables }: Asking, { lines }: Approval): Promise<Facts> {
  const [first, ...others] = lines;
  const line = first === undefined || others.length > 0 ? undefined : await tables.lines.get(first);
  if (line !== undefined) return { number: { phone: line.number } };
  return lines.length === 0 ? {} : { lines: { count: lines.length } };
}

async function severalFacts(asking: Asking, batch: Batch): Promise<Facts> {
  return {
    ...(await actionFacts(asking, batch)),
    lines: { count: batch.lines },
    state: { standings: standingsOf(batch, asking.now), left: batch.left.length },
  };
}

const oneFacts = async ({ tables, now }: Asking, order: Order): Promise<Facts> => ({
  ...orderedNumber(order, await tables.lines.get(order.line)),
  ...(order.ownReference !== undefined && { ownReference: { text: order.ownReference } }),
  ...(order.now.length > 0 && { now: together(order.now) }),
  after: together(order.after),
  state: { word: wordOf(order, now) },
  ...(order.problem !== undefined && { reason: { problem: order.problem } }),
});

/** What it was asked for with, as long as the history has it. */
async function actionFacts({ tables }: Asking, { id }: Batch): Promise<Facts> {
  const [line] = await tables.audit.where({ commandId: id }, { limit: 1 });
  const { procedure, action } = line ?? {};
  return procedure === undefined ? {} : { action: { procedure, action } };
}

const whenFacts = ({ reference, orderedAt, dueAt, endedAt }: Batch): Facts => ({
  reference: { text: reference },
  orderedAt: { instant: orderedAt },
  ...(dueAt > orderedAt && endedAt === undefined && { dueAt: { instant: dueAt } }),
});

/** A request that waits: whoever asked can withdraw it, the others decide. */
function deciding({ actor, now }: Asking, approval: Approval): Given | undefined {
  if (!isOpen(approval, now)) return undefined;
  const isOwn = approval.account === actor.account;
  return approvalShown.shown(approval.id, undefined, isOwn ? 'withdraw' : undefined);
}

/** What the procedure that undoes is started with, where one of the first orders can be undone. */
async function undoing({ tables, actor, now }: Asking, batch: Batch, first: readonly Order[]) {
  const [one] = first;
  if (one === undefined) return undefined;
  // Whoever works for a customer links a SIM card to what a colleague has ordered, too.
  if (!isOwn(one, actor)) return orderShown.shown(batch.reference, { undo: false, sim: first.some(canLinkSim) });
  const waits = first.some((order) => canBeTakenBack(order, now));
  const can = waits || (await undoable({ lines: tables.lines }, first, now)).length > 0;
  return orderShown.shown(batch.reference, { undo: can, sim: first.some(canLinkSim) });
}
