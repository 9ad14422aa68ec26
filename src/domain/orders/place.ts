import type { Done, Work } from '../door/command.js';
import { type Posted, postAll } from '../door/outbox.js';
import type { Change } from '../lines/changes/change.js';
import { todayOf } from '../operator/calendar.js';
import type { Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { Order } from '../records/order.js';
import type { Message } from '../records/outbox.js';
import type { Facts } from '../terms/fact.js';
import { wholePrice } from '../terms/price.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, type Result } from '../terms/result.js';
import { whyNothing } from '../terms/verdict.js';
import { leftOf, noteBatch } from './batch.js';
import { changeFacts, type Deciding, type Decision, verdictsOf, type Wanted } from './lineWork.js';
import { replaceOrder } from './order.js';

/** What orders are placed with: the kinds of change there are, too. */
export type Placing<I> = Work<I> &
  Pick<Deciding, 'changes'> & {
    /** What its user is told before an order, by its id, is carried out at `dueAt`. */
    tells?(line: Line, operator: Operator, dueAt: Date, order: string): Message | undefined;
  };

/** Writes an order for each line that was decided for, to go out at `dueAt`. Refused when none was. They have one reference. */
export async function placeOrders<I>(
  work: Placing<I>,
  command: string,
  decisions: readonly Decision[],
  dueAt: Date,
  reference = work.ids.code(REFERENCE_LENGTH),
): Promise<Result<Done>> {
  const verdicts = verdictsOf(work, decisions, dueAt);
  const problem = whyNothing(verdicts);
  if (problem !== undefined) return { ok: false, problem };
  const goes = decisions.flatMap(({ line, wanted, replaces = [] }) =>
    wanted.ok ? [{ line, wanted: wanted.value, replaces }] : [],
  );
  const placed: Order[] = [];
  const messages: Posted[] = [];
  for (const { line, wanted, replaces } of goes) {
    for (const replaced of replaces) await replaceOrder(work, replaced, reference);
    const order = orderOf(work, { command, reference, dueAt, line, wanted });
    await work.tables.orders.insert(order);
    placed.push(order);
    await wanted.change.placed({ tables: work.tables, operator: order.operator }, order.id);
    const told = work.tells?.(line, work.operator, dueAt, order.id);
    if (told !== undefined) messages.push({ message: told });
    if (dueAt > work.now) await planned(work, line.id, wanted.change, dueAt);
    messages.push({ message: { kind: 'network.order', order: order.id, organisation: order.organisation }, dueAt });
  }
  await postAll(work, messages);
  await noteBatch(work.tables, placed, leftOf(verdicts));
  return ok({
    reference,
    subject: subjectOf(decisions.map(({ line }) => line)),
    facts: factsOf(decisions),
    verdicts,
  });
}

/** Some lines show the day for which they wait (T3). */
async function planned({ tables, operator }: Work<unknown>, id: string, { dated }: Change, dueAt: Date): Promise<void> {
  if (dated === undefined) return;
  const line = await tables.lines.get(id);
  if (line !== undefined) await tables.lines.put(dated(line, todayOf(operator, dueAt)));
}

interface Placed {
  readonly command: string;
  readonly reference: string;
  readonly dueAt: Date;
  readonly line: Line;
  readonly wanted: Wanted;
}

function orderOf(work: Placing<unknown>, { command, reference, dueAt, line, wanted }: Placed): Order {
  const { actor, commandId, ids, now, changes } = work;
  const at = now.toISOString();
  const facts = changeFacts(work, line, wanted);
  const price = wholePrice(wanted.price);
  return {
    id: ids.next(),
    operator: line.operator,
    organisation: line.organisation,
    account: actor.account,
    conversation: actor.conversation,
    ...{ commandId, command, reference },
    line: line.id,
    number: line.number,
    change: wanted.change.row,
    before: changes.before(line),
    now: facts.before,
    after: facts.after,
    ...(price !== undefined && { price }),
    state: 'acknowledged',
    orderedAt: at,
    dueAt: dueAt.toISOString(),
    changedAt: at,
    report: 0,
    history: [{ state: 'acknowledged', at }],
  };
}

/** What a receipt says before its verdicts: of a single line its number. How many and from when are said with them. */
export function factsOf([decision, ...others]: readonly Decision[]): Facts {
  return decision === undefined || others.length > 0 ? {} : { number: { phone: decision.line.number } };
}

const subjectOf = (lines: readonly Line[]): string =>
  lines.length === 1 ? `line:${lines[0]?.id}` : `lines:${lines.length}`;
