import { z } from 'zod';
import { plainSigns } from '../../domain/terms/plainText.js';
import { Problem } from '../../domain/terms/problems.js';
import { pagesOf } from '../../speech/verdictRows.js';
import { labelOf } from '../../speech/words.js';
import { ActivityTypes } from '../conversation/activity.js';
import { Dialog } from '../conversation/dialogClasses.js';
import type { DialogContext, DialogInstance, DialogTurnResult } from '../conversation/dialogTypes.js';
import { itemOf } from '../conversation/listNumber.js';
import { say, sayStale, setAside, showCard } from '../conversation/speaking.js';
import type { Run } from '../conversation/state.js';
import type { Submit } from '../conversation/submit.js';
import { runOf, type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { takeUnused } from '../conversation/unfit.js';
import { partOf } from '../definition/answers.js';
import { type Guides, procedureOf } from '../definition/guides.js';
import { reviewed } from '../definition/presets.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { finishedSteps } from '../definition/steps.js';
import { yesOrNo } from '../fields/yesOrNo.js';
import { receiptBefore } from '../runs/carryOut.js';
import { stepAtReview } from '../screen/steps.js';
import { type Corrected, namedIn, readNamed } from '../sentences/corrections.js';
import { dryRunOf } from './dryRun.js';
import { pageAsked, pageText } from './pages.js';
import { reviewCard, reviewText } from './review.js';

const Options = z.object({ run: z.string() });
const Waiting = Options.extend({
  card: z.string(),
  /** Why what was shown cannot be confirmed. */
  refused: Problem.optional(),
  /** How many lines have to be typed to confirm it. */
  count: z.int().optional(),
  /** Which page of the lines one by one is shown, from 1; without it, how many go. `pages`: how many there are. */
  page: z.int().optional(),
  pages: z.int().optional(),
  /** When it appeared, ISO 8601. */
  shownAt: z.iso.datetime().optional(),
});
type Waiting = z.output<typeof Waiting>;

/** What is said of a line that does nothing to the review. */
const OVER_CARD = { secret: 'common:secretLikeCard', other: 'common:review.unclearCard' } as const;
const IN_TEXT = { secret: 'common:secretLike', other: 'common:review.unclear' } as const;

/** How a review is left: carried out, one answer or a step to change, what was typed in the place of answers, or back to the last screen. */
export type ReviewResult =
  | { readonly confirmed: true; readonly counted?: number | undefined }
  | { readonly change: string }
  | { readonly step: string }
  | { readonly corrected: Corrected }
  | { readonly back: true };

/** Shows every answer in words and waits for the yes. */
export class ReviewPrompt extends Dialog<z.output<typeof Options>> {
  constructor(
    id: string,
    private readonly guides: Guides,
  ) {
    super(id);
  }

  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { run } = Options.parse(options);
    const { services, state } = turnOf(dc.context);
    state.missed = undefined;
    const waiting = { run, card: services.ids.next() };
    // A review that is shown again because something was refused takes the place of the one before.
    const shown = await this.show(dc.context, waiting);
    if (dc.activeDialog !== undefined) dc.activeDialog.state = shown;
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { activity } = dc.context;
    if (activity.type !== ActivityTypes.Message) return Dialog.EndOfTurn;
    const turn = turnOf(dc.context);
    const { submit, text, control } = turn.message;
    const waiting = Waiting.parse(dc.activeDialog?.state);
    const { run, refused } = waiting;
    const page = pageAsked(waiting, turn);
    if (page !== undefined) return this.showAgain(dc, { run, card: turn.services.ids.next(), page });
    const back: ReviewResult | undefined = control === 'back' ? { back: true } : undefined;
    const left =
      back ?? (submit === undefined ? await this.typed(waiting, text, turn) : this.pressed(waiting, submit, turn));
    if (left !== undefined && 'confirmed' in left && refused !== undefined) {
      await say(dc.context, turn.format.problem(refused));
      return Dialog.EndOfTurn;
    }
    const unseen = left !== undefined && 'confirmed' in left ? await notConfirmed(waiting, left, turn) : undefined;
    if (unseen !== undefined) return this.showAgain(dc, { run, card: turn.services.ids.next() }, unseen);
    if (left !== undefined) {
      runOf(turn, run).counted = 'confirmed' in left ? left.counted : undefined;
      return dc.endDialog(left);
    }
    if (submit !== undefined) await sayStale(dc.context);
    else await takeUnused(dc.context, text, turn.showsCards ? OVER_CARD : IN_TEXT, () => dc.repromptDialog());
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    const waiting = Waiting.parse(instance.state);
    const turn = turnOf(context);
    const title = turn.words.say(`${runOf(turn, waiting.run).procedure}:title`);
    await setAside(context, this.guides.cards, title, 'common:below');
    instance.state = await this.show(context, waiting);
  }

  private async showAgain(dc: DialogContext, waiting: Waiting, problem?: Problem): Promise<DialogTurnResult> {
    const shown = await this.show(dc.context, waiting, problem);
    if (dc.activeDialog !== undefined) dc.activeDialog.state = shown;
    return Dialog.EndOfTurn;
  }

  private pressed({ run: id }: Waiting, submit: Submit, turn: Turn): ReviewResult | undefined {
    if (submit.act === 'confirm') return { confirmed: true, ...countedIn(submit.count) };
    if (submit.act === 'step') return this.stepOf(id, submit.step, turn);
    const change = submit.act === 'change' && this.fieldsOf(id, turn).find(({ name }) => name === submit.field);
    return change ? { change: change.name } : undefined;
  }

  /** A finished step that is to be answered again: here all of them are. */
  private stepOf(id: string, screen: string, turn: Turn): ReviewResult | undefined {
    const run = runOf(turn, id);
    const steps = finishedSteps(procedureOf(this.guides, run.procedure), run, undefined);
    return steps.some((step) => step.screen === screen) ? { step: screen } : undefined;
  }

  private async typed({ run: id, count }: Waiting, text: string, turn: Turn): Promise<ReviewResult | undefined> {
    const run = runOf(turn, id);
    const procedure = procedureOf(this.guides, run.procedure);
    const { words, showsCards } = turn;
    const counted = countedIn(text);
    if (count !== undefined && counted.counted === count) return { confirmed: true, counted: count };
    const label = ({ name }: Field) => labelOf(words, run.procedure, name);
    // The rows have numbers in plain text only, and there a yes is enough: on a card the PIN has its field.
    const rows = reviewed(procedure, run);
    const change = itemOf(text, rows, label, words, showsCards ? 'title' : 'number');
    if (change !== undefined) return { change: change.name };
    if (yesOrNo(text, turn) === true && !showsCards) return { confirmed: true };
    const step = stepAtReview(text, procedure, run, turn);
    return step === undefined ? correctedIn(text, procedure, run, turn) : { step: step.screen };
  }

  /** Draws the review, and gives what is to be waited with: whether this one can be confirmed. */
  private async show(context: TurnContext, waiting: Waiting, problem?: Problem): Promise<Waiting> {
    const { run: id, card, page = 0 } = waiting;
    const turn = turnOf(context);
    const kept = runOf(turn, id);
    const run = problem === undefined ? kept : { ...kept, problem };
    const procedure = procedureOf(this.guides, run.procedure);
    const dry = await dryRunOf(procedure, run, turn, page > 0);
    if (turn.showsCards)
      await showCard(context, await reviewCard(this.guides.cards, procedure, run, { card, dry, page }, turn));
    else await say(context, page > 0 ? pageText(dry, page, turn) : await reviewText(procedure, run, dry, turn));
    const shownAt = turn.services.clock.now().toISOString();
    return { run: id, card, refused: dry.refused, count: dry.count, page, pages: pagesOf(dry.verdicts), shownAt };
  }

  /** The answers that can be changed. */
  private fieldsOf(id: string, turn: Turn): Field[] {
    const run = runOf(turn, id);
    return partOf(procedureOf(this.guides, run.procedure), run.answers);
  }
}

/** What a text corrects by the names of answers. */
async function correctedIn(
  text: string,
  procedure: Procedure,
  run: Run,
  turn: Turn,
): Promise<ReviewResult | undefined> {
  const named = namedIn(text, procedure, run, turn, 'review');
  return named && { corrected: await readNamed(named, procedure, run, turn) };
}

/** A number of lines as it was typed: "1 200" and "1200" are the same. */
function countedIn(text = ''): { counted?: number } {
  const digits = plainSigns(text).replaceAll(/[\s.,']/g, '');
  return /^\d{1,6}$/.test(digits) ? { counted: Number(digits) } : {};
}

/**
 * Why a confirmation does not count: the press came so soon after its card that nobody can have read it, such as the second of
 * two presses in one spot, or the number of lines is another one. A command that was carried out before has its receipt.
 */
async function notConfirmed(
  { run: id, count, shownAt }: Waiting,
  { counted }: Extract<ReviewResult, { readonly confirmed: true }>,
  turn: Turn,
): Promise<Problem | undefined> {
  const { services, message } = turn;
  const age = shownAt === undefined ? undefined : services.clock.now().getTime() - Date.parse(shownAt);
  const tooSoon = message.submit !== undefined && age !== undefined && age >= 0 && age < services.reviewPauseMs;
  const miscounted = count !== undefined && counted !== count;
  if ((!tooSoon && !miscounted) || (await receiptBefore(runOf(turn, id), turn)) !== undefined) return undefined;
  return tooSoon ? { code: 'review.tooSoon', details: {} } : { code: 'lines.count', details: { count: count ?? 0 } };
}
