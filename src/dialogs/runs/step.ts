import { z } from 'zod';
import { Problem } from '../../domain/terms/problems.js';
import type { DialogTurnResult, WaterfallStepContext } from '../conversation/dialogTypes.js';
import type { Run } from '../conversation/state.js';
import { runOf, type Turn, turnOf } from '../conversation/turn.js';
import type { Procedure } from '../definition/procedure.js';

/** What the waterfall is begun with: the run, and what its next screen has to say. */
const Options = z.object({
  run: z.string(),
  problems: z.record(z.string(), Problem).optional(),
  /** Answers that were good and are no longer: they stand in the inputs again. */
  drafts: z.record(z.string(), z.json()).optional(),
  /** In plain text: the yes was said already, only the PIN was wrong. */
  confirmed: z.boolean().optional(),
});
export type Options = z.output<typeof Options>;

/** One step of a run, in the turn in which it is taken. */
export class Step {
  readonly options: Options;
  readonly turn: Turn;
  readonly run: Run;

  constructor(
    readonly procedure: Procedure,
    readonly dialog: WaterfallStepContext,
  ) {
    this.options = Options.parse(dialog.options);
    this.turn = turnOf(dialog.context);
    this.run = runOf(this.turn, this.options.run);
  }

  /** From the first step on again. */
  restart(options: Omit<Options, 'run'> = {}): Promise<DialogTurnResult> {
    return this.dialog.replaceDialog(this.procedure.id, { run: this.run.id, ...options });
  }
}
