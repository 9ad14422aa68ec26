import { type DialogTurnResult, WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import { Problem } from '../domain/problems.js';
import { pin as pinSchema } from '../domain/values/identifiers.js';
import { given, nextFields, problemOf, stillGood, withAnswers } from './answers.js';
import type { Cards } from './cards.js';
import type { PinResult } from './pinPrompt.js';
import type { Procedure } from './procedure.js';
import { isDone, showFound, showReceipt } from './receipt.js';
import type { ReviewResult } from './reviewPrompt.js';
import type { ScreenOptions, ScreenResult } from './screenPrompt.js';
import { say } from './speaking.js';
import type { Run } from './state.js';
import { checkFields } from './submission.js';
import { runOf, type Turn, turnOf } from './turn.js';

export const SCREEN = 'screen';
export const REVIEW = 'review';
export const PIN = 'pin';

/** What the waterfall is begun with: the run, and what its next screen has to say. */
const Options = z.object({
  run: z.string(),
  problems: z.record(z.string(), Problem).optional(),
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
  const { run: id, problems, confirmed } = Options.parse(step.options);
  const turn = turnOf(step.context);
  const run = runOf(turn, id);
  run.answers = stillGood(procedure, run.answers);
  const fields = run.again ?? nextFields(procedure, run.answers).map(({ name }) => name);
  if (fields.length === 0 || confirmed) return step.next();
  return step.beginDialog(SCREEN, { run: id, fields, problems } satisfies ScreenOptions);
}

/** Keeps what was answered, by field name, and looks for the next question. */
async function keep(procedure: Procedure, step: WaterfallStepContext<Options>): Promise<DialogTurnResult> {
  const result: ScreenResult | undefined = step.result;
  if (result === undefined) return step.next();
  const { run: id } = Options.parse(step.options);
  const turn = turnOf(step.context);
  const run = runOf(turn, id);
  if ('back' in result) {
    goBack(run);
    return step.replaceDialog(procedure.id, { run: id });
  }
  const names = Object.keys(result.answers);
  remember(run, names);
  const answers = withAnswers(procedure, run.answers, result.answers);
  const checked = await checkFields(procedure.fields, answers, turn);
  const open = Object.keys(checked.problems);
  run.answers = Object.fromEntries(
    Object.entries({ ...answers, ...checked.values }).filter(([name]) => !open.includes(name)),
  );
  // The same questions again, less those just answered, is how a screen gone back to is walked through in plain text.
  const again = run.again?.filter((name) => !names.includes(name)) ?? [];
  run.again = again.length === 0 ? undefined : again;
  run.commandId = undefined;
  run.problem = undefined;
  return step.replaceDialog(procedure.id, { run: id, problems: checked.problems });
}

/** Shows the review; a read-only procedure goes straight on. The command id is minted with it. */
async function review(procedure: Procedure, cards: Cards, step: Step): Promise<DialogTurnResult> {
  const { run: id, confirmed } = Options.parse(step.options);
  const turn = turnOf(step.context);
  const run = runOf(turn, id);
  if (procedure.ending.show !== undefined) return look(procedure, cards, step, run);
  run.commandId ??= turn.services.ids.next();
  const yes: ReviewResult = { confirmed: true };
  return confirmed ? step.next(yes) : step.beginDialog(REVIEW, { run: id });
}

/** Takes the review's answer; where a PIN is needed and did not come with it, asks for it. */
async function prove(procedure: Procedure, step: Step): Promise<DialogTurnResult> {
  const { run: id } = Options.parse(step.options);
  const turn = turnOf(step.context);
  const run = runOf(turn, id);
  const result: ReviewResult = step.result;
  if ('back' in result) {
    goBack(run);
    return step.replaceDialog(procedure.id, { run: id });
  }
  if ('change' in result) {
    run.again = [result.change];
    return step.replaceDialog(procedure.id, { run: id });
  }
  const wantsPin = procedure.ending.run?.command.proof === 'pin' && turn.pin === undefined;
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

async function carryOut(procedure: Procedure, current: Run, turn: Turn) {
  const { ending } = procedure;
  const { services, actor, pin, messageId: attempt } = turn;
  const { commandId } = current;
  if (ending.run === undefined || commandId === undefined) throw new Error('a run without a command was confirmed');
  const { command } = ending.run;
  // What is no PIN at all costs no try.
  const shape = command.proof === 'pin' ? pinSchema.safeParse(pin ?? '') : undefined;
  if (shape?.success === false) return { ok: false as const, problem: problemOf(shape.error) };
  const proven =
    command.proof === 'pin' && pin !== undefined
      ? await services.pinCheck({ actor, pin, commandId, attempt })
      : undefined;
  if (proven?.ok === false) return { ok: false as const, problem: proven.problem };
  const input = ending.run.with(given(current.answers));
  const executed = await services.door.execute({ commandId, command, input, actor, authorisation: proven?.value });
  if (!executed.ok) return { ok: false as const, problem: executed.problem };
  const { outcome } = executed.value;
  const problem = outcome.kind === 'refused' ? outcome.problem : undefined;
  return { ok: true as const, receipt: executed.value, problem };
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

/** A group of questions that was answered, for "back". Asked again, it is no new one. */
function remember(run: Run, names: string[]): void {
  const known = new Set(run.asked.flat());
  const fresh = names.filter((name) => !known.has(name));
  if (fresh.length > 0) run.asked.push(fresh);
}

/** The questions before the present ones, with their answers in them. At the first there is nothing before. */
function goBack(run: Run): void {
  const present = run.again?.[0];
  const index = present === undefined ? run.asked.length : run.asked.findIndex((group) => group.includes(present));
  run.again = run.asked[Math.max(0, index - 1)];
  run.commandId = undefined;
  run.problem = undefined;
}
