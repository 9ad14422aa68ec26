import type { Asking } from '../door/asking.js';
import { changeFits } from '../lines/changes/change.js';
import { stateFact } from '../lines/facts.js';
import { asShown, ownSelection } from '../lines/find/selections.js';
import { inForce } from '../lines/internet.js';
import type { Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { LineChange, Order, Seen, Selection } from '../records/order.js';
import type { ReadTables } from '../records/tables.js';
import type { Fact } from '../terms/fact.js';
import { fine, type Result, refuse } from '../terms/result.js';
import type { Verdict } from '../terms/verdict.js';

/** What is to be done to a line, and how it reads. */
export interface Wanted {
  readonly change: LineChange;
  readonly now: readonly Fact[];
  readonly after: readonly Fact[];
  readonly price?: Fact | undefined;
}

/** One line of a command over many: what is to be done to it, or why nothing is. */
export interface Decision {
  readonly line: Line;
  readonly wanted: Result<Wanted>;
  /** What the line is now, as far as the command is about it; without it, its state. */
  readonly now?: readonly Fact[] | undefined;
}

/** Decides for one line, by its own data and the operator's. What any change needs of a line's state is asked for here already. */
export type Decide<I> = (asking: Asking & { readonly input: I }, line: Line) => Result<Wanted>;

/** The decisions for lines as they are now. */
export async function decided<I>(
  asking: Asking & { readonly input: I },
  lines: readonly Line[],
  decide: Decide<I>,
  isNow?: (operator: Operator, line: Line) => readonly Fact[],
): Promise<Decision[]> {
  const present = lines.map((line) => inForce(line, asking.now));
  return Promise.all(
    present.map(async (line) => ({
      ...(await decidedFor(asking, line, decide(asking, line))),
      now: isNow?.(asking.operator, line),
    })),
  );
}

/** A decision, refused where the line's state or an order that is open on it does not let it happen. */
export async function decidedFor({ tables, operator }: Asking, line: Line, wanted: Result<Wanted>): Promise<Decision> {
  if (!wanted.ok) return { line, wanted };
  const fits = changeFits(operator, wanted.value.change, line);
  if (!fits.ok) return { line, wanted: fits };
  const open = await openOrder(tables, line.id, wanted.value.change);
  return { line, wanted: open === undefined ? wanted : refuse('line.orderOpen', { reference: open.reference }) };
}

/** What a line waits for already: two orders about the same thing would overtake each other. */
async function openOrder({ orders }: ReadTables, line: string, { kind }: LineChange): Promise<Order | undefined> {
  const about = (one: LineChange['kind']) => (one === 'internet' ? 'internet' : 'state');
  const all = await orders.where({ line });
  return all.find((order) => order.endedAt === undefined && about(order.change.kind) === about(kind));
}

/** The decisions as they are read: what was refused says why and what the line is now. */
export const verdictsOf = (
  { operator, now }: Pick<Asking, 'operator' | 'now'>,
  decisions: readonly Decision[],
  dueAt: Date,
): Verdict[] =>
  decisions.map((decision) => {
    const { line, wanted } = decision;
    return {
      ...{ line: line.id, number: line.number, seen: { state: line.state, reason: line.reason } },
      now: factsNow(operator, decision),
      after: wanted.ok ? [...wanted.value.after] : [],
      ...(wanted.ok ? { price: wanted.value.price, from: fromFact(dueAt, now) } : { problem: wanted.problem }),
    };
  });

const factsNow = (operator: Operator, { line, wanted, now = [stateFact(operator, line)] }: Decision): Fact[] =>
  wanted.ok ? [...wanted.value.now] : [...now];

/** From when a change is in force. */
const fromFact = (dueAt: Date, now: Date): Fact =>
  dueAt > now ? { instant: dueAt.toISOString() } : { word: 'atOnce' };

/**
 * Refuses the lines that are not any more what the review showed, with what has changed. A selection that no review has
 * shown (a command that is called by itself) has nothing to compare with.
 */
export async function asSeen(
  { tables, actor, operator }: Asking,
  selection: string,
  decisions: readonly Decision[],
): Promise<Decision[]> {
  const { seen }: Partial<Selection> = (await ownSelection(tables, actor, selection)) ?? {};
  return decisions.map((decision) => {
    const changed = changedSince(operator, decision, seen?.[decision.line.id]);
    return changed.ok ? decision : { ...decision, wanted: changed };
  });
}

function changedSince(operator: Operator, decision: Decision, before: Seen | undefined): Result<undefined> {
  const { line } = decision;
  if (before === undefined) return fine;
  if (before.state !== line.state || before.reason !== line.reason)
    return refuse('line.changed', { was: stateFact(operator, before), now: stateFact(operator, line) });
  const isSame = before.shown === undefined || before.shown === asShown(factsNow(operator, decision));
  return isSame ? fine : refuse('line.internetChanged');
}
