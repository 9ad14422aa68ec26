import { isForeseen } from '../../domain/door/foresee.js';
import type { Costs } from '../../domain/terms/costs.js';
import type { Facts } from '../../domain/terms/fact.js';
import type { Problem } from '../../domain/terms/problems.js';
import { refuse } from '../../domain/terms/result.js';
import { type NamedVerdict, type Waits, whyNothing } from '../../domain/terms/verdict.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { inputOf, isUnchanged } from '../definition/presets.js';
import type { Procedure } from '../definition/procedure.js';
import { receiptBefore } from '../runs/carryOut.js';

/** What the review says beyond the answers: of each line what would become of it, and why nothing can be confirmed. */
export interface DryRun {
  readonly verdicts: readonly NamedVerdict[];
  readonly refused: Problem | undefined;
  /** Why a second administrator has to approve it first; undefined where nobody has to. */
  readonly waits: Waits | undefined;
  /** How many lines go, where that has to be typed to confirm it. */
  readonly count: number | undefined;
  /** What it costs, of a command that is not over lines. */
  readonly costs?: Costs | undefined;
  /** What speaks against it and does not forbid it. */
  readonly warnings: readonly Problem[];
  /** What the operator promises. */
  readonly promised?: Facts | undefined;
}

/**
 * Asks what the command of a run would do to each of its lines, as they are now, and what speaks against it. Many a command
 * says nothing. What was shown last as a whole is what a confirmation is compared with; `inPart`, only some lines are shown.
 */
export async function dryRunOf(procedure: Procedure, run: Run, turn: Turn, inPart = false): Promise<DryRun> {
  const { ending } = procedure;
  if (isUnchanged(procedure, run)) return { ...NOTHING, refused: refuse('record.unchanged').problem };
  const command = ending.run?.command;
  if (ending.run === undefined || command === undefined || !isForeseen(command)) return NOTHING;
  const { services, actor } = turn;
  const found = await services.door.foresee({
    command: ending.run.command,
    input: inputOf(ending.run, procedure, run),
    actor,
    inPart,
  });
  const { verdicts, waits, count, costs, warnings, promised } = (found.ok ? found.value : undefined) ?? {
    ...NOTHING,
    promised: undefined,
  };
  const refused = found.ok ? whyNothing(verdicts) : found.problem;
  // Carried out by a turn that came to no answer: only its own order is in its way, and a confirmation gets its receipt.
  const isDone = refused !== undefined && (await receiptBefore(run, turn)) !== undefined;
  return isDone ? NOTHING : { verdicts, refused, waits, count, costs, warnings, promised };
}

const NOTHING: DryRun = {
  verdicts: [],
  ...{ refused: undefined, waits: undefined, count: undefined, costs: undefined },
  warnings: [],
};
