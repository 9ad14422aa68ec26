import { type DialogTurnResult, WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import { Problem } from '../domain/problems.js';
import { given, nextFields, partOf, stillGood } from './answers.js';
import type { Cards } from './cards.js';
import { carryOut, receiptBefore } from './carryOut.js';
import { goBack, remember } from './history.js';
import type { PinResult } from './pinPrompt.js';
import type { Procedure } from './procedure.js';
import { isDone, showFound, showReceipt } from './receipt.js';
import type { ReviewResult } from './reviewPrompt.js';
import type { ScreenOptions, ScreenResult } from './screenState.js';
import { say } from './speaking.js';
import type { Run } from './state.js';
import { merged } from './submission.js';
import { runOf, turnOf } from './turn.js';

export const SCREEN = 'screen';
export const REVIEW = 'review';
export const PIN = 'pin';

/** What the waterfall is begun with: the run, and what its next screen has to say. */
const Options = z.object({
  run: z.string(),
  problems: z.record(z.string(), Problem).optional(),
  /** Answers that were good and are no longer: they stand in the inputs again. */
  drafts: z.record(z.string(), z.json()).optional(),
  /** In plain text: the yes was said already, only the PIN was wrong. */
  confirmed: z.boolean().optional(),
});
type Options = z.output<typeof Options>;
type Step = WaterfallStepContext<Options>;

/** How a run ends. */
export type Ended = { readonly run: string };

/**
 * Any procedure as a dialog. The steps are the same five for all of them and never change, since a waiting
 * conversation keeps a step's number; what is asked next follows from the answers alone.
 */
export function compile(procedure: Procedure, cards: Cards): WaterfallDialog<Options> {
  return new WaterfallDialog<Options>(procedure.id, [
    (step) => ask(procedure, step),
    (step) => keep(procedure, step),
    (step) => review(procedure, cards, step),
    (step) => prove(procedure, step),
    (step) => run(procedure, cards, step),
  ]);
}

/** The next open question, or on to the review. */
async function ask(procedure: Procedure, step: Step): Promise<DialogTurnResult> {
  const { run: id, problems, drafts } = Options.parse(step.options);
  const turn = turnOf(step.context);
  const run = runOf(turn, id);
  run.answers = stillGood(procedure, run.answers);
  const again = partOf(procedure, run.answers).filter(({ name }) => run.again?.includes(name));
  const fields = (again.length > 0 ? again : nextFields(procedure, run.answers)).map(({ name }) => name);
  if (fields.length === 0) return step.next();
  return step.beginDialog(SCREEN, { run: id, fields, problems, drafts } satisfies ScreenOptions);
}

/** Keeps what was answered, by field name, and looks for the next question. */
async function keep(procedure: Procedure, step: WaterfallStepContext<Options>): Promise<DialogTurnResult> {
  const result: ScreenResult | undefined = step.result;
  if (result === undefined) return step.next();
  const { run: id } = Options.parse(step.options);
  const turn = turnOf(step.context);
  const run = runOf(turn, id);
  if ('back' in result) {
    goBack(run, result.from);
    return step.replaceDialog(procedure.id, { run: id });
  }
  const names = Object.keys(result.answers);
  remember(run, names);
  const { answers, problems, refused } = await merged(procedure, run.answers, result.answers, turn);
  run.answers = answers;
  // The same questions again, less those just answered, is how a screen gone back to is walked through in plain text.
  const again = run.again?.filter((name) => !names.includes(name)) ?? [];
  run.again = again.length === 0 ? undefined : again;
  run.commandId = undefined;
  run.problem = undefined;
  return step.replaceDialog(procedure.id, { run: id, problems, drafts: refused });
}

/** Shows the review; a read-only procedure goes straight on. The command id is minted with it. */
async function review(procedure: Procedure, cards: Cards, step: Step): Promise<DialogTurnResult> {
  const { run: id, confirmed } = Options.parse(step.options);
  const turn = turnOf(step.context);
  const run = runOf(turn, id);
  if (procedure.ending.show !== undefined) return look(procedure, cards, step, run);
  run.correcting = undefined;
  run.commandId ??= turn.services.ids.next();
  const yes: ReviewResult = { confirmed: true };
  return confirmed ? step.next(yes) : step.beginDialog(REVIEW, { run: id });
}

/** Takes the review's answer; where a PIN is needed and did not come with it, asks for it. */
async function prove(procedure: Procedure, step: Step): Promise<DialogTurnResult> {
  const { run: id, confirmed = false } = Options.parse(step.options);
  const turn = turnOf(step.context);
  const run = runOf(turn, id);
  const result: ReviewResult = step.result;
  if ('back' in result) {
    goBack(run, []);
    return step.replaceDialog(procedure.id, { run: id });
  }
  if ('change' in result) {
    run.again = [result.change];
    run.correcting = result.change;
    return step.replaceDialog(procedure.id, { run: id });
  }
  // On a card the PIN has its field: a review that came without one is shown again.
  const asksPin = procedure.ending.run?.command.proof === 'pin' && !turn.showsCards;
  // Confirmed before: the PIN that came with this message is the one that was wrong.
  const needsPin = asksPin && (turn.pin === undefined || confirmed);
  const wantsPin = needsPin && (await receiptBefore(run, turn)) === undefined;
  const typed: PinResult = { typed: true };
  return wantsPin ? step.beginDialog(PIN) : step.next(typed);
}

/** Trades the PIN, carries the command out, and shows the receipt; or shows the review again with the reason. */
async function run(procedure: Procedure, cards: Cards, step: Step): Promise<DialogTurnResult> {
  const { run: id } = Options.parse(step.options);
  const turn = turnOf(step.context);
  const current = runOf(turn, id);
  const result: PinResult = step.result;
  if ('back' in result) return step.replaceDialog(procedure.id, { run: id });
  const done = await carryOut(procedure, current, turn);
  if (done.ok) {
    if (isDone(done.receipt)) {
      await showReceipt(step.context, cards, procedure.id, done.receipt);
      return step.endDialog({ run: id } satisfies Ended);
    }
    // The refusal has used up the id: the review that follows is a new order.
    current.commandId = undefined;
  }
  current.problem = done.problem;
  const retry = !turn.showsCards && (done.problem?.code === 'pin.wrong' || done.problem?.code === 'value.pin');
  if (retry && done.problem !== undefined) await say(step.context, turn.format.problem(done.problem));
  return step.replaceDialog(procedure.id, { run: id, confirmed: retry });
}

/** A read-only procedure shows what its query finds; when the query refuses, the answers are asked again. */
async function look(procedure: Procedure, cards: Cards, step: Step, current: Run): Promise<DialogTurnResult> {
  const { show } = procedure.ending;
  const turn = turnOf(step.context);
  if (show === undefined) throw new Error('a procedure without a query cannot show one');
  const found = await show.query.look(turn.services.desk, turn.actor, show.with(given(current.answers)));
  if (found.ok) await showFound(step.context, cards, procedure.id, found.value);
  else await say(step.context, turn.format.problem(found.problem));
  return step.endDialog({ run: current.id } satisfies Ended);
}
