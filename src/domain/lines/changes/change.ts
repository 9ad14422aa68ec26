import type { z } from 'zod';
import type { Operator } from '../../operator/index.js';
import type { Line } from '../../records/line.js';
import type { LineUser } from '../../records/lineUser.js';
import { type LineBefore, OrderChange, type OrderItem } from '../../records/order.js';
import type { Tables } from '../../records/tables.js';
import type { Fact, OneFact } from '../../terms/fact.js';
import type { LineState } from '../../terms/lineState.js';
import type { ProblemCode } from '../../terms/problems.js';
import { fine, type Result, refuse } from '../../terms/result.js';
import { stateFact } from '../facts.js';

/** How a line reads where its state does not say it. */
export interface Reading {
  facts(operator: Operator, line: Line): Fact[];
  /** How it reads before and after a change, where what stays is not said. */
  between?(operator: Operator, before: Line, after: Line): { readonly before: Fact[]; readonly after: Fact[] };
  /** Whether all that was so stays, and what is new comes on top: then it reads as "plus". */
  adds?(operator: Operator, before: Line, after: Line): boolean;
  /** Whether what comes is less than what was, such as a smaller package: that is warned of. */
  lowers?(operator: Operator, before: Line, after: Line): boolean;
  /** What a line has before and has no more after, such as an option that does not go with another plan: it is named. */
  ends?(operator: Operator, before: Line, after: Line): OneFact[];
  /** What is said when it has changed between the review and the confirmation, where that has a sentence of its own. */
  readonly changed?: ProblemCode;
}

/** How a line reads; without a reading of its own, by its state. */
export const factsBy = (reads: Reading | undefined, operator: Operator, line: Line): Fact[] =>
  reads?.facts(operator, line) ?? [stateFact(operator, line)];

/** What a line that comes into being gets beside what its order holds. */
export interface Making {
  readonly id: string;
  readonly operator: Operator;
  readonly organisation: string;
  readonly user: LineUser | undefined;
  /** What the order is made of that is carried out by now. */
  readonly items: readonly OrderItem[];
  /** ISO 8601 */
  readonly at: string;
}

/** How a kind of change makes a line that is not there before. */
interface Makes<H> {
  line(held: H, making: Making): Line;
  /** The line with what was carried out since: undefined where all of it comes at once. */
  grown?(held: H, line: Line, making: Pick<Making, 'operator' | 'items' | 'at'>): Line;
  /** What is kept of it once the order has ended. */
  ends(held: H): H;
  /** The day (yyyy-mm-dd) before which the line cannot be there. */
  on(held: H): string | undefined;
}

/** An order that has come to its end: carried out, or not any more to be. */
export interface Ended {
  readonly tables: Pick<Tables, 'lineUsers' | 'stock'>;
  /** The line as it was before. */
  readonly line: Line;
  /** The order's id. */
  readonly order: string;
  readonly completed: boolean;
  /** Whether the line is as the order wanted it: what is done after a line was given up changes nothing of it. */
  readonly applied: boolean;
  readonly operator: Operator;
  /** When, ISO 8601. */
  readonly at: string;
}

/** In which store an order is placed, and whose operator's. */
export interface PlacedIn {
  readonly tables: Pick<Tables, 'stock'>;
  readonly operator: string;
}

/** A kind of change as its own file says it. `H` is what a change holds, `C` the columns of the line that it touches. */
interface Rules<K extends string, H extends z.ZodObject, C extends z.ZodType<LineBefore>> {
  readonly kind: K;
  /** Whether the operator's data say how it goes. */
  offered(of: { readonly operator: Operator }): boolean;
  /** Two open orders about the same thing would overtake each other: the second is refused. It may be several things. */
  readonly about: string | readonly string[];
  readonly holds: H;
  /** They are kept as they were before, and compared before an order is undone. */
  readonly columns: C;
  /**
   * Whether it can be made to a line as it is. The same rule counts at the dry run, at the confirmation, and again when an
   * order with a date goes to the network. What a state forbids, `inState` says in the same words for all.
   */
  fits(operator: Operator, held: z.output<H>, line: Line): Result<undefined>;
  /** Days on which nobody makes it, or what it holds is not to be had, whatever the line; without it, it is made on all. */
  open?(operator: Operator, now: Date, held?: z.output<H>): Result<undefined>;
  /** What it may hold for a line: lines can be chosen for it that one of these fits. */
  ways(operator: Operator, line: Line): readonly z.output<H>[];
  /** The line after it, ISO 8601 `at`. */
  applied(held: z.output<H>, line: Line, at: string): Line;
  /** What takes it back; undefined where it stays. */
  opposite(held: z.output<H>, before: z.output<C>): OrderChange | undefined;
  /** Without it, the line's state is what it is about. */
  readonly reads?: Reading;
  /** The state in which lines are that it is usually made to: those are shown first. */
  readonly usual?: LineState;
  /** A line that shows the day on which this is to happen (yyyy-mm-dd); undefined takes it away again. */
  dated?(line: Line, day: string | undefined): Line;
  /** Whether it goes over orders about the same thing that are to be carried out later: those are replaced. */
  urgent?(operator: Operator, held: z.output<H>): boolean;
  /** It blocks a line: making it to many at once needs a second administrator, also by undoing. */
  readonly blocks?: true;
  /** It makes a line: its orders are about one that is not there yet. */
  readonly makes?: Makes<z.output<H>>;
  /** It is made to a line by itself: an order that is open about anything else is in its way. */
  readonly alone?: true;
  /** What it takes of which there is one only, such as a SIM card: no two lines can have it. */
  takes?(held: z.output<H>): string;
  /** What else is written as its order, by its id, is placed. */
  placed?(held: z.output<H>, where: PlacedIn, order: string): Promise<void>;
  /** What the end of its order leaves beside the line, in the same transaction. */
  settled?(held: z.output<H>, ended: Ended): Promise<void>;
}

/** A change with what it holds: what orders know of it. */
export interface Change extends Pick<Rules<string, z.ZodObject, z.ZodType<LineBefore>>, 'reads' | 'dated'> {
  /** What it is about. */
  readonly about: readonly string[];
  /** As an order keeps it. */
  readonly row: OrderChange;
  readonly blocks: boolean;
  /** Whether it goes over what is scheduled about the same thing. */
  urgent(operator: Operator): boolean;
  open(operator: Operator, now: Date): Result<undefined>;
  fits(operator: Operator, line: Line): Result<undefined>;
  applied(line: Line, at: string): Line;
  opposite(before: LineBefore): OrderChange | undefined;
  /** Whether the line is as the change leaves it: nothing is to be done, and it can be undone. */
  isAsLeft(line: Line, at: string): boolean;
  /** Of a change that makes a line: how. */
  readonly makes?:
    | {
        line(making: Making): Line;
        grown(line: Line, making: Pick<Making, 'operator' | 'items' | 'at'>): Line;
        /** As the order keeps it once it has ended. */
        ended(): OrderChange;
        readonly on: string | undefined;
      }
    | undefined;
  /** Whether any open order is in its way. */
  readonly alone: boolean;
  /** What it takes of which there is one only. */
  readonly takes: string | undefined;
  /** What else is written as its order is placed. */
  placed(where: PlacedIn, order: string): Promise<void>;
  /** What the end of its order leaves beside the line. */
  settled(ended: Ended): Promise<void>;
}

/** A kind of change, whatever it holds. */
export interface AnyChangeKind
  extends Pick<Rules<string, z.ZodObject, z.ZodType<LineBefore>>, 'kind' | 'offered' | 'reads' | 'usual'> {
  /** Whether it is made on this day. */
  open(operator: Operator, now: Date): Result<undefined>;
  /** Whether a line can be chosen for it. */
  usable(operator: Operator, line: Line): Result<undefined>;
  /** The line in the columns that it touches. */
  before(line: Line): LineBefore;
  /** A change of this kind that an order keeps. Throws when it does not hold what it has to. */
  read(row: OrderChange): Change;
}

export interface ChangeKind<K extends string, H extends z.ZodObject> extends AnyChangeKind {
  readonly kind: K;
  readonly holds: H;
  of(held: z.output<H>): Change;
}

/** A kind of change of a line. `index.ts` lists them. */
export function changeKind<const K extends string, H extends z.ZodObject, C extends z.ZodType<LineBefore>>(
  rules: Rules<K, H, C>,
): ChangeKind<K, H> {
  const { kind, offered, holds, columns, reads, usual } = rules;
  return {
    ...{ kind, offered, holds, reads, usual },
    of: (held) => change(rules, held, OrderChange.parse({ kind, ...held })),
    read: (row) => change(rules, holds.parse(row), row),
    before: (line) => columns.parse(line),
    open: (operator, now) => rules.open?.(operator, now) ?? fine,
    usable: (operator, line) => {
      const tried = rules.ways(operator, line).map((held) => rules.fits(operator, held, line));
      return tried.find(({ ok }) => ok) ?? tried[0] ?? refuse('actor.notAllowed');
    },
  };
}

function change<H extends z.ZodObject, C extends z.ZodType<LineBefore>>(
  rules: Rules<string, H, C>,
  held: z.output<H>,
  row: OrderChange,
): Change {
  const { columns, reads, dated, blocks = false, alone = false, makes } = rules;
  const about = [rules.about].flat();
  const touched = (line: Line): string => JSON.stringify(columns.parse(line));
  return {
    ...{ row, about, reads, dated, blocks, alone },
    takes: rules.takes?.(held),
    placed: async (where, order) => rules.placed?.(held, where, order),
    urgent: (operator) => rules.urgent?.(operator, held) ?? false,
    open: (operator, now) => rules.open?.(operator, now, held) ?? fine,
    fits: (operator, line) => rules.fits(operator, held, line),
    applied: (line, at) => rules.applied(held, line, at),
    opposite: (before) => rules.opposite(held, columns.parse(before)),
    isAsLeft: (line, at) => touched(rules.applied(held, line, at)) === touched(line),
    ...(makes && {
      makes: {
        line: (making: Making) => makes.line(held, making),
        grown: (line: Line, making) => makes.grown?.(held, line, making) ?? line,
        ended: () => OrderChange.parse({ kind: row.kind, ...makes.ends(held) }),
        on: makes.on(held),
      },
    }),
    settled: async (ended) => rules.settled?.(held, ended),
  };
}
