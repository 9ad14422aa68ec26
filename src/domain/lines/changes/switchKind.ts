import { z } from 'zod';
import type { Operator } from '../../operator/index.js';
import type { Line } from '../../records/line.js';
import type { LineBefore } from '../../records/order.js';
import { Switched, turnedBack } from '../../terms/switched.js';
import { inState } from '../states.js';
import { type LineSwitches, onFacts } from '../switches.js';
import { type ChangeKind, changeKind, type Reading } from './change.js';

const Held = z.object({ switched: Switched });
export type SwitchKind<K extends string> = ChangeKind<K, typeof Held>;

/**
 * A change of what is on or off on a line. It holds what is turned, so that what stays is not touched by it, nor by undoing it.
 * A line that is blocked can be changed, too: that counts once it is in service again.
 */
export const switchKind = <const K extends string>(
  kind: K,
  switches: LineSwitches,
  { offered, columns }: { offered(of: { readonly operator: Operator }): boolean; columns: z.ZodType<LineBefore> },
): SwitchKind<K> =>
  changeKind({
    ...{ kind, offered, columns },
    about: kind,
    holds: Held,
    reads: switchReading(switches),
    ways: () => [{ switched: {} }],
    fits: (_operator, _held, line) => inState(line, 'active', 'suspended'),
    applied: ({ switched }, line) => switches.turned(line, switched),
    opposite: ({ switched }) => ({ kind, switched: turnedBack(switched) }),
  });

/** A line reads by what is on; in what changes, by what is turned and nothing else. */
function switchReading(switches: LineSwitches): Reading {
  return {
    facts: (operator, line) => onFacts(switches, operator, line),
    between: (operator, before, after) => {
      const turned = switches.of(operator).filter(({ id }) => switches.isOn(before, id) !== switches.isOn(after, id));
      const state = (line: Line) => turned.map(({ id, name }) => ({ switch: name, on: switches.isOn(line, id) }));
      return { before: state(before), after: state(after) };
    },
  };
}
