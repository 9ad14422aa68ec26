import { z } from 'zod';
import type { Operator } from '../../operator/index.js';
import { type Line, LinePackage } from '../../records/line.js';
import type { LineBefore } from '../../records/order.js';
import { Switched, turnedBack } from '../../terms/switched.js';
import { inState } from '../states.js';
import { type LineSwitches, mayTurn, onFacts } from '../switches.js';
import { type ChangeKind, changeKind, type Reading } from './change.js';

/** `runs`: of what runs for a time, from when until when it does once it is on. */
const Held = z.object({ switched: Switched, runs: z.array(LinePackage).optional() });
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
    fits: (operator, { switched }, line) => {
      const state = inState(line, 'active', 'suspended');
      return state.ok ? mayTurn(switches, operator, line, switched) : state;
    },
    applied: ({ switched, runs = [] }, line, at) => switches.turned(line, switched, { runs, at }),
    opposite: ({ switched }, before) => {
      const back = turnedBack(switched);
      const runs = switches.ran?.(before).filter(({ id }) => back[id] === true) ?? [];
      return { kind, switched: back, ...(runs.length > 0 && { runs }) };
    },
  });

/** A line reads by what is on; in what changes, by what is turned and nothing else. */
function switchReading(switches: LineSwitches): Reading {
  return {
    facts: (operator, line) => onFacts(switches, operator, line),
    between: (operator, before, after) => {
      const turned = switches.of(operator).filter(({ id }) => switches.isOn(before, id) !== switches.isOn(after, id));
      const state = (line: Line) =>
        turned.map(({ id, name }) => ({
          ...{ switch: name, on: switches.isOn(line, id) },
          until: switches.until?.(line, id),
        }));
      return { before: state(before), after: state(after) };
    },
  };
}
