import { z } from 'zod';
import type { Costs } from './costs.js';
import { Fact, type Facts } from './fact.js';
import { LineReason, LineState } from './lineState.js';
import type { Money } from './money.js';
import { Problem } from './problems.js';

/** What a command over several lines does to one of them, or why it does nothing: said before the confirmation, too. */
export const Verdict = z.object({
  /** The line's id. */
  line: z.string(),
  /** E.164 */
  number: z.string(),
  now: z.array(Fact),
  /** What it becomes; of a line that is refused, nothing. */
  after: z.array(Fact),
  /** What this costs, where it costs something. */
  price: Fact.optional(),
  /** What it has now and has no more then: it ends with the yes only. */
  ends: z.array(Fact).optional(),
  /** What it becomes is less than what it is: a smaller or cheaper package. */
  lowers: z.literal(true).optional(),
  /** From when it is so; of a line that is refused, never. */
  from: Fact.optional(),
  problem: Problem.optional(),
  /** The orders that this goes over: what they were to do, and when. */
  replaces: z.array(Fact).optional(),
  /** The state in which the line was found. */
  seen: z.object({ state: LineState, reason: LineReason.optional() }),
});
export type Verdict = z.output<typeof Verdict>;

/** With who uses the line, as the administrator wrote it: looked up where it is shown, kept with the line and nowhere else. */
export type NamedVerdict = Verdict & { readonly user?: string | undefined };

/** Why nothing happens before a second administrator has approved it (four eyes): too many lines, or too high an amount. */
export interface Waits {
  readonly overAmount?: Money | undefined;
}

/** What a command would do, and what is to be known of it: said before the confirmation. */
export interface Foreseen {
  readonly verdicts: readonly NamedVerdict[];
  /** Nothing happens before a second administrator has approved it. Undefined: nobody else is asked. */
  readonly waits?: Waits | undefined;
  /** What it costs, of a command that is not over lines. */
  readonly costs?: Costs | undefined;
  /** How many lines go, where that has to be typed to confirm it. */
  readonly count?: number | undefined;
  /** What speaks against it and does not forbid it. */
  readonly warnings: readonly Problem[];
  /** What the operator promises. */
  readonly promised?: Facts | undefined;
}

/** Why nothing at all would happen: the reason of the only line, or that all were refused. Undefined: some line goes. */
export function whyNothing(verdicts: readonly Verdict[]): Problem | undefined {
  if (verdicts.length === 0 || verdicts.some(({ problem }) => problem === undefined)) return undefined;
  const [only] = verdicts;
  return verdicts.length === 1 ? only?.problem : { code: 'lines.allRefused', details: { count: verdicts.length } };
}
