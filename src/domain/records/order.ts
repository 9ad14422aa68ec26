import { z } from 'zod';
import { Fact, orderStates } from '../terms/fact.js';
import { Money } from '../terms/money.js';
import { Problem } from '../terms/problems.js';
import { columnNames } from '../values/columns.js';
import { Line } from './line.js';

export const OrderState = z.enum(orderStates);
export type OrderState = z.output<typeof OrderState>;

/** What the network is to do to a line. What a kind of change holds, its own file knows (`lines/changes`). */
export const OrderChange = z.looseObject({ kind: z.string() });
export type OrderChange = z.output<typeof OrderChange>;

/** What a line was in the columns that orders change: what undoing goes back to. */
export const LineBefore = Line.partial();
export type LineBefore = z.output<typeof LineBefore>;

/** What comes of a command: whose it is, and what it is quoted by. */
const ofCommand = {
  id: z.string(),
  operator: z.string(),
  organisation: z.string(),
  /** Who gave the command, and in which conversation they are told. */
  account: z.string(),
  conversation: z.string(),
  /** All orders of one command have its id and its reference. */
  commandId: z.string(),
  command: z.string(),
  reference: z.string(),
};

/**
 * What an order with items is made of. A SIM card, a number and an extension are named by themselves, the rest by its id. A SIM card
 * that is linked later has no number yet.
 */
export const itemKinds = ['simCard', 'number', 'plan', 'package', 'option', 'extension', 'user'] as const;
export const OrderItem = z.object({
  kind: z.enum(itemKinds),
  value: z.string(),
  state: OrderState,
  month: Money.optional(),
  once: Money.optional(),
});
export type OrderItem = z.output<typeof OrderItem>;

/** Something the operator's network or back end is to carry out. Its id is the key under which the network knows it. */
export const Order = z.object({
  ...ofCommand,
  /** The company it is for; of a sale (`sale`) there is none. */
  organisation: z.string().optional(),
  /** What a point of sale has sold, of an order that carries that out (K2, K4): it is about no line, but about a customer's subscription. */
  sale: z.string().optional(),
  /**
   * The line it is about; of an order that makes one, the id that the line gets when it is carried out. Of a sale, the subscription.
   */
  line: z.string(),
  /** E.164, as it was when the order was given. Of a sale, the modem's serial number. */
  number: z.string(),
  change: OrderChange,
  before: LineBefore,
  /** What it was and what it becomes, to be read. */
  now: z.array(Fact),
  after: z.array(Fact),
  /** What it costs, a month and once together; of another plan, how much more a month, or less. */
  price: Money.optional(),
  /** What the customer's own books call it, as whoever ordered typed it. */
  ownReference: z.string().optional(),
  /** What it is made of, where that is more than a change of one line: each thing stands for itself. */
  items: z.array(OrderItem).optional(),
  state: OrderState,
  /** Why it failed, was cancelled or is held. */
  problem: Problem.optional(),
  orderedAt: z.iso.datetime(),
  /** When it is to be carried out; not before it is the network told. */
  dueAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  /** When it was first handed to the network: until then it can be cancelled. */
  handedInAt: z.iso.datetime().optional(),
  /** Until when the network holds it, such as a number that is ported on a day: until then it can be taken back. */
  heldUntil: z.iso.datetime().optional(),
  /** When it reached a final state. */
  endedAt: z.iso.datetime().optional(),
  /** The number of the network's last report that counted: reports may come twice, or in another order. */
  report: z.int().nonnegative(),
  history: z.array(z.object({ state: OrderState, at: z.iso.datetime() })),
});
export type Order = z.output<typeof Order>;

/** How an order stands by its row alone: whether it still waits for its date, the clock says (`standing.ts`). */
const rowStandings = ['replaced', 'porting', 'awaitsSim', ...orderStates] as const;
export type RowStanding = (typeof rowStandings)[number];

/**
 * What one command asked for, as an entry of the list of orders: its orders have its id. They are counted here, so that a
 * list of batches of hundreds reads none of them.
 */
export const Batch = z
  .object(ofCommand)
  .omit({ conversation: true })
  .extend({
    organisation: z.string().optional(),
    /** The request that it waits with, or has waited with. */
    approval: z.string().optional(),
    /** How many lines it is about, with those that were left out. */
    lines: z.int().nonnegative(),
    standings: z.partialRecord(z.enum(rowStandings), z.int().positive()),
    /** The states that some order is in, between bars: what a list is narrowed by. */
    sought: z.string(),
    /** What it is looked for by beside its reference, between bars. */
    names: z.string().optional(),
    /** The lines for which nothing was ordered, and why. */
    left: z.array(z.object({ number: z.string(), problem: Problem })),
    orderedAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    /** When the last of its orders reached a final state; of what waits to be approved, when that expires. */
    endedAt: z.iso.datetime().optional(),
  });
export type Batch = z.output<typeof Batch>;

/** What a review showed of a line: its state, and all that was `shown` or is replaced, only to be compared. */
export const ShownLine = Line.pick({ state: true, reason: true }).extend({
  shown: z.string().optional(),
  replaces: z.string().optional(),
});
export type ShownLine = z.output<typeof ShownLine>;

/** A row of somebody's list that is not taken: where it stands, what it has, and why. */
export const RefusedRow = z.object({
  /** Counted from 1, as a spreadsheet counts them, the headings too. */
  at: z.int().positive(),
  /** What stands in the columns that are read, by column. */
  cells: z.record(z.string(), z.string()),
  /** The one that is wrong. */
  column: z.enum(columnNames),
  problem: Problem,
});
export type RefusedRow = z.output<typeof RefusedRow>;

/** Where lines come from that were chosen by a list: its file, if it was one, how many rows it has, and those not taken. */
export const LineList = z.object({
  file: z.string().optional(),
  rows: z.int().positive(),
  columns: z.array(z.enum(columnNames)),
  refused: z.array(RefusedRow).max(1000),
});
export type LineList = z.output<typeof LineList>;

/** Lines that somebody chose for a procedure: the answer holds the id of this. */
export const Selection = z.object({
  id: z.string(),
  operator: z.string(),
  organisation: z.string(),
  account: z.string(),
  /** The run that they are chosen in; without one, they are to be handed over to one. */
  run: z.string().optional(),
  /** The conversation of that run: they leave with it. Rows of an older version have none. */
  conversation: z.string().optional(),
  /** Since when no run has them: a button or a draft may go on with them. */
  endedAt: z.iso.datetime().optional(),
  lines: z.array(z.string()).max(1000),
  /** What the list says of each line, by line and column. */
  given: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  list: LineList.optional(),
  /** What the review showed of each, by line: a line that has changed since is refused. */
  seen: z.record(z.string(), ShownLine).optional(),
  expiresAt: z.iso.datetime(),
});
export type Selection = z.output<typeof Selection>;

/** A command that waits for a second administrator (four eyes). */
export const Approval = z.object({
  ...ofCommand,
  /** The command's input; it is read by the command's own schema. */
  input: z.record(z.string(), z.json()),
  lines: z.array(z.string()).max(1000),
  /** What a list says of each line, by line and column. */
  given: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  /** One that waits longer than `expiresAt` has expired: nobody has to write that down. */
  state: z.enum(['waiting', 'approved', 'refused', 'withdrawn']),
  /** Why it was refused, as the second administrator typed it. */
  why: z.string().optional(),
  askedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  decidedBy: z.string().optional(),
  decidedAt: z.iso.datetime().optional(),
});
export type Approval = z.output<typeof Approval>;
