import type { Asking } from '../door/asking.js';
import { type Change, factsBy, type Reading } from '../lines/changes/change.js';
import type { LineChanges } from '../lines/changes/index.js';
import { asShown, ownSelection } from '../lines/find/selections.js';
import { inForce } from '../lines/internet.js';
import { ordersOf } from '../lines/ordersOf.js';
import { stateKept } from '../lines/stateKept.js';
import type { Line } from '../records/line.js';
import type { Order, Selection, ShownLine } from '../records/order.js';
import { isWaiting, plannedFacts } from '../records/standing.js';
import type { Fact } from '../terms/fact.js';
import { fine, type Result, refuse } from '../terms/result.js';
import type { Verdict } from '../terms/verdict.js';

/** What is to be done to a line. How the line reads before and after it follows from the change. */
export interface Wanted {
  readonly change: Change;
  readonly price?: Fact | undefined;
  /** From when it is so, where that is neither at once nor on a day that was chosen. */
  readonly from?: Fact | undefined;
}

/** One line of a command over many: what is to be done to it, or why nothing is. */
export interface Decision {
  readonly line: Line;
  readonly wanted: Result<Wanted>;
  /** The orders that it goes over. */
  readonly replaces?: readonly Order[];
  /** How a refused line reads, as far as the command is about it; without it, by its state. */
  readonly reads?: Reading | undefined;
}

/** What is decided with: the kinds of change there are, too. */
export interface Deciding extends Asking {
  readonly changes: LineChanges;
  /** When it is to happen, where what is urgent may go over what is scheduled for then or later. */
  readonly dueAt?: Date;
}

/** What a list says of one line, by column; of lines that were chosen otherwise there is nothing. */
export type Given = Readonly<Record<string, string>>;

/**
 * Decides for one line, by its own data, what a list says of it, and the operator's. What any change needs of a line's state
 * is asked for here already. What other lines have to do with it is looked up.
 */
export type Decide<I> = (
  asking: Deciding & { readonly input: I },
  line: Line,
  given: Given,
) => Result<Wanted> | Promise<Result<Wanted>>;

/** How it is decided for lines, and what their list says of each. */
interface Deciders<I> {
  readonly decide: Decide<I>;
  readonly reads: Reading | undefined;
  readonly given?: Readonly<Record<string, Given>> | undefined;
}

/** The decisions for lines as they are now. */
export async function decided<I>(
  asking: Deciding & { readonly input: I },
  lines: readonly Line[],
  { decide, reads, given = {} }: Deciders<I>,
): Promise<Decision[]> {
  const present = lines.map((line) => inForce(line, asking.now));
  const orders = await ordersOf(asking.tables, present);
  const decisions = await Promise.all(
    present.map(async (line) => ({
      ...decidedFor(asking, line, await decide(asking, line, given[line.id] ?? {}), orders(line)),
      reads,
    })),
  );
  return takenOnce(decisions);
}

/** What there is one of goes to the first line that is to have it. */
function takenOnce(decisions: readonly Decision[]): Decision[] {
  const taken = new Set<string>();
  return decisions.map((decision) => {
    const takes = decision.wanted.ok ? decision.wanted.value.change.takes : undefined;
    if (takes === undefined) return decision;
    if (taken.has(takes)) return { ...decision, wanted: refuse('sim.twice') };
    taken.add(takes);
    return decision;
  });
}

/** A decision, refused where the line's state or an order of it that is open does not let it happen, or nothing would. */
export function decidedFor(asking: Deciding, line: Line, wanted: Result<Wanted>, orders: readonly Order[]): Decision {
  if (!wanted.ok) return { line, wanted };
  const { change } = wanted.value;
  const open = change.open(asking.operator, asking.now);
  const fits = open.ok ? change.fits(asking.operator, line) : open;
  if (!fits.ok) return { line, wanted: fits };
  const others = orders.filter((order) => isWaitedFor(asking, order, change));
  const inTheWay = others.find((order) => !goesOver(asking, change, order));
  if (inTheWay !== undefined) return { line, wanted: refuse('line.orderOpen', { reference: inTheWay.reference }) };
  if (change.isAsLeft(line, asking.now.toISOString())) return { line, wanted: refuse('line.already') };
  return others.length === 0 ? { line, wanted } : { line, wanted, replaces: others };
}

/** What a line waits for already: two orders about the same thing would overtake each other, and some are made alone. */
const isWaitedFor = ({ changes }: Deciding, { endedAt, change }: Order, { about, alone }: Change): boolean =>
  endedAt === undefined && (alone || changes.of(change).about.some((thing) => about.includes(thing)));

/** Whoever has a phone stolen does not wait for what was planned for it: as long as nobody has begun with that. */
const goesOver = ({ operator, dueAt }: Deciding, change: Change, order: Order): boolean =>
  dueAt !== undefined && change.urgent(operator) && isWaiting(order) && Date.parse(order.dueAt) >= dueAt.getTime();

/** The decisions as they are read: what was refused says why and what the line is now. */
export const verdictsOf = (
  { operator, now }: Pick<Asking, 'operator' | 'now'>,
  decisions: readonly Decision[],
  dueAt: Date,
): Verdict[] =>
  decisions.map((decision) => {
    const { line, wanted, replaces = [] } = decision;
    return {
      ...{ line: line.id, number: line.number, seen: { state: line.state, reason: line.reason } },
      now: factsNow({ operator, now }, decision),
      after: wanted.ok ? changeFacts({ operator, now }, line, wanted.value).after : [],
      ...(wanted.ok
        ? { price: wanted.value.price, from: wanted.value.from ?? fromFact(dueAt, now) }
        : { problem: wanted.problem }),
      ...endsOf({ operator, now }, decision),
      ...(wanted.ok && isLowered({ operator, now }, line, wanted.value) && { lowers: true }),
      ...(replaces.length > 0 && { replaces: replaces.flatMap(plannedFacts) }),
    };
  });

/** What the line has no more after it. */
function endsOf(
  { operator, now }: Pick<Asking, 'operator' | 'now'>,
  { line, wanted }: Decision,
): { readonly ends?: Fact[] } {
  const left = wanted.ok ? wanted.value.change.applied(line, now.toISOString()) : line;
  const ends = wanted.ok ? (wanted.value.change.reads?.ends?.(operator, line, left) ?? []) : [];
  return ends.length === 0 ? {} : { ends };
}

const factsNow = (asking: Pick<Asking, 'operator' | 'now'>, { line, wanted, reads }: Decision): Fact[] =>
  wanted.ok ? changeFacts(asking, line, wanted.value).before : factsBy(reads, asking.operator, line);

const readingOf = ({ wanted, reads }: Decision): Reading | undefined => (wanted.ok ? wanted.value.change.reads : reads);

/** How a line reads now, and once that is done. */
export function changeFacts(
  { operator, now }: Pick<Asking, 'operator' | 'now'>,
  line: Line,
  { change }: Wanted,
): { readonly before: Fact[]; readonly after: Fact[] } {
  const { reads } = change;
  const left = change.applied(line, now.toISOString());
  if (reads?.between !== undefined) return reads.between(operator, line, left);
  const [before, after] = [factsBy(reads, operator, line), factsBy(reads, operator, left)];
  if (reads?.adds?.(operator, line, left) !== true) return { before, after };
  const known = new Set(before.map(asText));
  return { before, after: [...before, ...after.filter((fact) => !known.has(asText(fact)))] };
}

const isLowered = ({ operator, now }: Pick<Asking, 'operator' | 'now'>, line: Line, { change }: Wanted): boolean =>
  change.reads?.lowers?.(operator, line, change.applied(line, now.toISOString())) ?? false;

const asText = (fact: Fact): string => JSON.stringify(fact);

/** From when a change is in force. */
const fromFact = (dueAt: Date, now: Date): Fact =>
  dueAt > now ? { instant: dueAt.toISOString() } : { word: 'atOnce' };

/**
 * Refuses the lines that are not any more what the review showed, with what has changed. A selection that no review has
 * shown (a command that is called by itself) has nothing to compare with.
 */
export async function asSeen(asking: Asking, selection: string, decisions: readonly Decision[]): Promise<Decision[]> {
  const { seen }: Partial<Selection> = (await ownSelection(asking.tables, asking.actor, selection)) ?? {};
  return decisions.map((decision) => {
    const changed = changedSince(asking, decision, seen?.[decision.line.id]);
    return changed.ok ? decision : { ...decision, wanted: changed };
  });
}

function changedSince(asking: Asking, decision: Decision, before: ShownLine | undefined): Result<undefined> {
  const { operator } = asking;
  const { line, wanted } = decision;
  if (before === undefined) return fine;
  const kept = stateKept(operator, line, before);
  if (!kept.ok) return kept;
  // What would be replaced was not said: a yes to the review is none to that.
  const replaced = asShown(decision.replaces?.flatMap(plannedFacts) ?? []);
  if (before.replaces !== undefined && replaced !== before.replaces) return refuse('line.otherwise');
  const reads = readingOf(decision);
  if (reads === undefined || before.shown === undefined) return fine;
  // Where only what changes was shown, a line that is refused now says why by itself.
  if (reads.between !== undefined && !wanted.ok) return fine;
  const { ends = [] } = endsOf(asking, decision);
  return before.shown === asShown([...factsNow(asking, decision), ...ends])
    ? fine
    : refuse(reads.changed ?? 'line.otherwise');
}
