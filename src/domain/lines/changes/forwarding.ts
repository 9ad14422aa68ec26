import { z } from 'zod';
import { ruled } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import {
  type ForwardCondition,
  forwardConditions,
  TurnedForwarding as Turned,
  type TurnedForwarding,
} from '../../terms/forwarding.js';
import { type Result, refuse } from '../../terms/result.js';
import { conditionFact, forwardFacts, isOverruled, turnedForwarding } from '../forwarding.js';
import { inState } from '../states.js';
import { changeKind, type Reading } from './change.js';

/**
 * Where calls to a line are forwarded (B15, C16). It holds what is turned, so that what stays is not touched by it, nor by
 * undoing it.
 */
export const forwarding = changeKind({
  kind: 'forwarding',
  offered: ruled('forwarding'),
  about: 'forwarding',
  holds: z.object({ turned: Turned }),
  columns: Line.pick({ forwarding: true }),
  reads: forwardReading(),
  ways: () => [{ turned: {} }],
  fits: (_operator, { turned }, line) => {
    const may = inState(line, 'active', 'suspended');
    return may.ok ? notBarred(turned, line) : may;
  },
  applied: ({ turned }, line) => turnedForwarding(line, turned),
  opposite: ({ turned }, { forwarding: before = {} }) => ({
    kind: 'forwarding',
    turned: Object.fromEntries(
      forwardConditions.filter((id) => turned[id] !== undefined).map((id) => [id, before[id] ?? null]),
    ),
  }),
});

/** 3GPP TS 22.082: a call that is forwarded goes out from the line, and is barred as others are. Ending it is open always. */
function notBarred(turned: TurnedForwarding, { bars = [] }: Pick<Line, 'bars'>): Result<undefined> {
  const sets = Object.values(turned).some((forward) => forward !== null && forward !== undefined);
  const barred = bars.includes('callsOut') || bars.includes('everything');
  return sets && barred ? refuse('forwarding.barred') : { ok: true, value: undefined };
}

/** Calls that are forwarded elsewhere leave nothing in the line's own voicemail (B16). */
const passVoicemail = (turned: readonly ForwardCondition[], { forwarding: on, voicemail }: Line): boolean =>
  voicemail !== undefined && turned.some((id) => on?.[id] !== undefined);

/**
 * A line reads by all that is forwarded; in what changes, by what is turned, that the unconditional one goes before, and that
 * voicemail gets none of it.
 */
function forwardReading(): Reading {
  return {
    facts: forwardFacts,
    between: (operator, before, after) => {
      const turned = forwardConditions.filter(
        (id) => JSON.stringify(before.forwarding?.[id]) !== JSON.stringify(after.forwarding?.[id]),
      );
      const state = (line: Line) => turned.map((id) => conditionFact(operator, line, id));
      return {
        before: state(before),
        after: [
          ...state(after),
          ...(isOverruled(after) ? [{ word: 'overruled' as const }] : []),
          ...(passVoicemail(turned, after) ? [{ word: 'pastVoicemail' as const }] : []),
        ],
      };
    },
  };
}
