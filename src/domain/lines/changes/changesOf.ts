import type { Operator } from '../../operator/index.js';
import type { Line } from '../../records/line.js';
import type { LineBefore, Order, OrderChange } from '../../records/order.js';
import type { AnyChangeKind, Change } from './change.js';

/** The kinds of change there are. */
export interface LineChanges {
  /** Throws on a kind that there is not. */
  kind(name: string): AnyChangeKind;
  /** Whether the operator has one of them at least. */
  offered(of: { readonly operator: Operator }): boolean;
  /** The change that an order keeps. */
  of(row: OrderChange): Change;
  /** What takes an order's change back; undefined where it stays. */
  opposite(order: Pick<Order, 'change' | 'before'>): Change | undefined;
  /** The line as an order keeps it, in all columns that changes touch. */
  before(line: Line): LineBefore;
}

/** Looks kinds of change up by the name that orders keep. */
export function changesOf(kinds: readonly AnyChangeKind[]): LineChanges {
  const named = new Map(kinds.map((one) => [one.kind, one]));
  const kind = (name: string): AnyChangeKind => {
    const found = named.get(name);
    if (found === undefined) throw new Error(`there is no change of a line called ${name}`);
    return found;
  };
  const of = (row: OrderChange): Change => kind(row.kind).read(row);
  return {
    ...{ kind, of },
    offered: (of) => kinds.some((one) => one.offered(of)),
    opposite: ({ change, before }) => {
      const back = of(change).opposite(before);
      return back === undefined ? undefined : of(back);
    },
    before: (line) => {
      const all: LineBefore = {};
      for (const one of kinds) Object.assign(all, one.before(line));
      return all;
    },
  };
}
