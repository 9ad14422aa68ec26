import { z } from 'zod';
import type { Proof } from '../domain/records/receipt.js';
import { labelled, labelOf } from '../speech/words.js';
import { waterfall } from './conversation/dialogClasses.js';
import type { DialogOf, DialogTurnResult } from './conversation/dialogTypes.js';
import { PROOF, REVIEW } from './conversation/openDialog.js';
import { say } from './conversation/speaking.js';
import type { Run } from './conversation/state.js';
import { goBack, remember } from './conversation/trail.js';
import { speakIn, type Turn } from './conversation/turn.js';
import { given, nextFields, stillGood } from './definition/answers.js';
import type { Guides } from './definition/guides.js';
import { inputOf } from './definition/presets.js';
import type { Procedure } from './definition/procedure.js';
import { answerCertain } from './fields/certain.js';
import { checkFields, keepAnswers } from './fields/checks.js';
import { kindOf } from './fields/kind.js';
import { askedTogether, freshen, takePresets } from './fields/presets.js';
import { answerInWords } from './fields/showing.js';
import { askAboutDraft } from './reception/questions/draftFound.js';
import { correct } from './review/corrected.js';
import type { ProofResult } from './review/proofPrompt.js';
import type { ReviewResult } from './review/reviewPrompt.js';
import { carryOut, receiptBefore } from './runs/carryOut.js';
import { followCompany, otherCompany } from './runs/company.js';
import { lapsed } from './runs/keptChoices.js';
import { openProofs } from './runs/proving.js';
import { askedAgain, keepWhatHolds, openAgain } from './runs/reopening.js';
import { Step } from './runs/step.js';
import { redrawAnswered } from './screen/answeredCards.js';
import type { ScreenOptions, ScreenResult } from './screen/screen.js';
import { forgetTyped } from './screen/typed.js';
import { answerFromSentence } from './sentences/filling.js';
import { showFileNote } from './shown/fileNote.js';
import { showFound } from './shown/found.js';
import { isDone, showReceipt } from './shown/receipt.js';

export const SCREEN = 'screen';

/**
 * Any procedure as a dialog. The steps are the same five for all of them and never change, since a waiting
 * conversation keeps a step's number; what is asked next follows from the answers alone.
 */
export function compile(procedure: Procedure, guides: Guides): DialogOf<object> {
  const steps = [
    (step: Step) => ask(guides, step),
    (step: Step) => keep(guides, step),
    procedure.ending.show === undefined ? review : (step: Step) => look(guides, step),
    (step: Step) => prove(guides, step),
    (step: Step) => run(guides, step),
  ];
  return waterfall(
    procedure.id,
    steps.map((take) => async (dialog) => take(new Step(procedure, dialog))),
  );
}

const isResult = (value: unknown): boolean => typeof value === 'object' && value !== null;
/** How the dialog was left that the step before has begun, as our own prompts say it. */
const Asked = z.custom<ScreenResult>(isResult).optional();
const Reviewed = z.custom<ReviewResult>(isResult);
const Proven = z.custom<ProofResult>(isResult);

/** The next open question, or on to the review. */
async function ask(guides: Guides, begun: Step): Promise<DialogTurnResult> {
  const { step, lost, moved } = await forItsCompany(begun);
  const { procedure, dialog, options, run, turn } = step;
  const { drafts } = options;
  const problems = { ...options.problems, ...lost };
  run.answers = stillGood(procedure, run.answers);
  await takePresets(procedure, run, turn);
  if (run.again === undefined || run.again.length === 0) await answerCertain(procedure, run, turn);
  const again = askedAgain(procedure, run);
  const asked = again.length > 0 ? askedTogether(again, run) : nextFields(procedure, run.answers);
  const fields = asked.map(({ name }) => name);
  if (fields.length === 0) return dialog.next();
  const next = await dialog.beginDialog(SCREEN, { run: run.id, fields, problems, drafts } satisfies ScreenOptions);
  // What was begun for that company elsewhere is not given up unasked.
  if (moved && (await askAboutDraft(dialog.context, guides, procedure, run.answers))) run.beside = 'asked';
  return next;
}

/** The step for the company that the answers are for. What does not hold there is open again, with the reason. */
async function forItsCompany(step: Step) {
  const { procedure, dialog, run } = step;
  const other = otherCompany(procedure, run, step.turn);
  if (other === undefined) return { step, lost: {}, moved: false };
  const done = await followCompany(dialog.context, run, other.company);
  if (!done.ok) {
    const { [other.field]: _, ...answers } = run.answers;
    run.answers = answers;
    return { step, lost: { [other.field]: done.problem }, moved: false };
  }
  const there = new Step(procedure, dialog);
  const { problems: lost } = await checkFields(procedure.fields, run.answers, there.turn);
  run.answers = Object.fromEntries(Object.entries(run.answers).filter(([name]) => !Object.hasOwn(lost, name)));
  const { words, format } = there.turn;
  const lines = Object.entries(lost).map(([name, problem]) =>
    labelled(words, labelOf(words, procedure.id, name), format.reason(problem)),
  );
  if (lines.length > 0) await say(dialog.context, lines.join('\n'));
  return { step: there, lost: {}, moved: true };
}

/** Keeps what was answered, by field name, and looks for the next question. */
async function keep(guides: Guides, step: Step): Promise<DialogTurnResult> {
  const { procedure, dialog, run, turn } = step;
  const result = Asked.parse(dialog.result);
  if (result === undefined) return dialog.next();
  if ('back' in result) {
    goBack(run, result.from);
    return step.restart();
  }
  if ('step' in result) return openAgain(step, result.step);
  const names = Object.keys(result.answers);
  remember(run, names);
  const before = run.answers;
  const open = await keepAnswers(procedure, run, result.answers, turn);
  freeReplaced(step, before, result.answers);
  forgetTyped(run, procedure.fields, names);
  await sayBack(step, names);
  await sayBeside(step);
  await keepWhatHolds(step, names);
  await sayNotes(step, guides, names);
  if (turn.showsCards) await redrawAnswered(dialog.context, guides, procedure, run, { names, drawn: 1 });
  await answerFromSentence(procedure, run, turn);
  return step.restart(open);
}

/** Lines that were chosen before and are the answer no more need not be kept. */
function freeReplaced({ procedure, turn }: Step, before: Run['answers'], fresh: Run['answers']): void {
  const lines = procedure.fields.filter(({ schema }) => kindOf(schema).mostLines !== undefined);
  const replaced = lines.flatMap(({ name }) => {
    const known = before[name];
    return typeof known === 'string' && Object.hasOwn(fresh, name) && known !== fresh[name] ? [known] : [];
  });
  const { services, actor } = turn;
  if (replaced.length === 0) return;
  turn.afterwards(() => services.selections.release(actor, { runs: [], shown: [], replaced }));
}

/** Once, to whoever goes on with what is open and has not said what is to become of the draft that is there. */
async function sayBeside({ dialog, run, turn }: Step): Promise<void> {
  if (run.beside !== 'asked') return;
  run.beside = 'told';
  await say(dialog.context, turn.words.say('common:drafts.beside'));
}

/** In plain text: what an answer stands for, where that is not what was typed. A card that was answered shows it. */
async function sayBack({ procedure, dialog, run, turn }: Step, names: readonly string[]): Promise<void> {
  const fields = turn.showsCards
    ? []
    : procedure.fields.filter(({ name, schema }) => names.includes(name) && kindOf(schema).saysBack);
  for (const field of fields.filter(({ name }) => Object.hasOwn(run.answers, name))) {
    const said = await answerInWords(field, run.answers, turn);
    await say(dialog.context, labelled(turn.words, labelOf(turn.words, procedure.id, field.name), said));
  }
}

/** What there is to say of an answer beside its words, such as the rows of a list that were not taken. */
async function sayNotes(
  { procedure, dialog, run, turn }: Step,
  { cards }: Guides,
  names: readonly string[],
): Promise<void> {
  for (const { name, schema } of procedure.fields) {
    const value = names.includes(name) ? (run.answers[name] ?? null) : null;
    const note = value === null ? undefined : await kindOf(schema).note(value, turn);
    if (note !== undefined) await showFileNote(dialog.context, cards, note);
  }
}

/** Shows the review. The command id is minted with it. */
async function review(step: Step): Promise<DialogTurnResult> {
  const { procedure, dialog, options, run, turn } = step;
  run.correcting = undefined;
  run.reopened = undefined;
  if (options.confirmed !== true && (await receiptBefore(run, turn)) === undefined) {
    await freshen(procedure, run, turn);
    const again = await askLapsed(step);
    if (again !== undefined) return again;
  }
  run.commandId ??= turn.services.ids.next();
  const yes: ReviewResult = { confirmed: true };
  return options.confirmed ? dialog.next(yes) : dialog.beginDialog(REVIEW, { run: run.id });
}

/** Asks once more for what was reserved for a while that is over, with the reason; all other answers stay. Undefined: nothing is. */
async function askLapsed(step: Step): Promise<DialogTurnResult | undefined> {
  const { procedure, run, turn } = step;
  const problems = await lapsed(procedure, run, turn);
  if (Object.keys(problems).length === 0) return undefined;
  run.again = Object.keys(problems);
  run.commandId = undefined;
  return step.restart({ problems });
}

/** Takes the review's answer; where a proof is wanted and did not come with it, asks for it. */
async function prove(guides: Guides, step: Step): Promise<DialogTurnResult> {
  const { procedure, dialog, options, run, turn } = step;
  const result = Reviewed.parse(dialog.result);
  if ('back' in result) {
    goBack(run, []);
    return step.restart();
  }
  if ('step' in result) return openAgain(step, result.step);
  if ('change' in result) {
    run.again = [result.change];
    run.correcting = result.change;
    return step.restart();
  }
  if ('corrected' in result) return correct(guides, step, result.corrected);
  if (await asksMore(step)) return step.restart();
  const [proof] = await openProofs(procedure, run, turn);
  const given: ProofResult = { typed: true };
  if (proof === undefined || isOnReview(proof, turn)) return dialog.next(given);
  // Confirmed before: what came with this message is the one that was wrong, or the proof before this one.
  const came = turn.secret?.proof === proof && options.confirmed !== true;
  if (came || (await receiptBefore(run, turn)) !== undefined) return dialog.next(given);
  return dialog.beginDialog(PROOF, { run: run.id, proof });
}

/** On a card most proofs have their field: a review that came without one is shown again. A code is sent only after the yes. */
const isOnReview = (proof: Proof, turn: Turn): boolean => turn.showsCards && proof !== 'oneTimeCode';

/** Whether there is a question that the review did not show: a deployment came between it and the yes. */
async function asksMore({ procedure, run, turn }: Step): Promise<boolean> {
  const open = nextFields(procedure, stillGood(procedure, run.answers)).length > 0;
  return open && (await receiptBefore(run, turn)) === undefined;
}

/** Trades the proof, carries the command out, and shows the receipt; or asks again, with the reason. */
async function run(guides: Guides, step: Step): Promise<DialogTurnResult> {
  const { procedure, dialog, run, turn } = step;
  const result = Proven.parse(dialog.result);
  if ('problem' in result) run.problem = result.problem;
  if (!('typed' in result) || (await asksMore(step))) return step.restart();
  const again = (await receiptBefore(run, turn)) === undefined ? await askLapsed(step) : undefined;
  if (again !== undefined) return again;
  const done = await carryOut(procedure, run, turn);
  if (done.ok) {
    if (isDone(done.receipt)) {
      speakOn(step);
      await showReceipt(dialog.context, guides, procedure.id, done.receipt);
      return dialog.endDialog();
    }
    // The refusal has used up the id: the review that follows is a new order.
    run.commandId = undefined;
  }
  run.problem = done.problem;
  return step.restart({ confirmed: await asksAgain(step) });
}

/** A command may have changed the language in which it goes on: its receipt is said in that one already. */
function speakOn({ procedure, dialog, run }: Step): void {
  const { run: ending } = procedure.ending;
  const language = ending?.command.speaks?.(inputOf(ending, procedure, run));
  if (language !== undefined) speakIn(dialog.context, language);
}

/** Whether only a proof is asked for again, or for the next one: in plain text, where it was wrong, and a one-time code. */
async function asksAgain({ procedure, run, turn }: Step): Promise<boolean> {
  const [proof] = run.commandId === undefined ? [] : await openProofs(procedure, run, turn);
  const code = run.problem?.code;
  if (proof === undefined) return false;
  const again = code === undefined || code === `${proof}.wrong` || code === `value.${proof}`;
  return proof === 'oneTimeCode' ? again || code.startsWith(`${proof}.`) : again && !turn.showsCards;
}

/** In the review's place a read-only procedure shows what its query finds, or why it finds nothing, and ends. */
async function look(guides: Guides, step: Step): Promise<DialogTurnResult> {
  const { procedure, dialog, run, turn } = step;
  const { show } = procedure.ending;
  if (show === undefined) throw new Error('a procedure without a query cannot show one');
  const found = await turn.services.door.ask({
    ...{ query: show.query, input: show.with(given(run.answers)) },
    ...{ actor: turn.actor, procedure: procedure.id },
  });
  if (found.ok) await showFound(dialog.context, guides, procedure.id, found.value);
  else await say(dialog.context, turn.format.problem(found.problem));
  return dialog.endDialog();
}
