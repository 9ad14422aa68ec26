import { ActivityTypes, type TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { z } from 'zod';
import { plain } from '../domain/choices.js';
import { looksSecret } from '../domain/values/identifiers.js';
import { partOf } from './answers.js';
import type { Cards } from './cards.js';
import { controlOf } from './control.js';
import { yesOrNo } from './kinds.js';
import type { Field, Procedure } from './procedure.js';
import { reviewCard, reviewText } from './review.js';
import { redraw, say, setAside, showCard } from './speaking.js';
import { submitOf } from './submit.js';
import { runOf, type Turn, turnOf } from './turn.js';

const Options = z.object({ run: z.string() });
const Waiting = Options.extend({ card: z.string() });

/** How a review ends: carried out, one answer to change, or back to the last screen. */
export type ReviewResult = { readonly confirmed: true } | { readonly change: string } | { readonly back: true };

/** Shows every answer in words and waits for the yes. */
export class ReviewPrompt extends Dialog<z.output<typeof Options>> {
  constructor(
    id: string,
    private readonly procedures: ReadonlyMap<string, Procedure>,
    private readonly cards: Cards,
  ) {
    super(id);
  }

  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { run } = Options.parse(options);
    const waiting = { run, card: turnOf(dc.context).services.ids.next() };
    if (dc.activeDialog !== undefined) dc.activeDialog.state = waiting;
    // A review that is shown again because something was refused takes the place of the one before.
    await this.show(dc.context, waiting, redraw);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { activity } = dc.context;
    if (activity.type !== ActivityTypes.Message) return Dialog.EndOfTurn;
    const submit = submitOf(activity);
    const text = activity.text ?? '';
    const turn = turnOf(dc.context);
    const { run } = Waiting.parse(dc.activeDialog?.state);
    if (controlOf(submit, text, turn.words) === 'back') return dc.endDialog({ back: true } satisfies ReviewResult);
    const pressed = submit?.act === 'change' && this.rowsOf(run, turn).find(({ name }) => name === submit.field);
    if (pressed) return dc.endDialog({ change: pressed.name } satisfies ReviewResult);
    if (submit?.act === 'confirm') return dc.endDialog({ confirmed: true } satisfies ReviewResult);
    if (submit === undefined) return this.typed(dc, run, text);
    await say(dc.context, turn.words.say('common:stale'));
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext, instance: { state: unknown }): Promise<void> {
    const waiting = Waiting.parse(instance.state);
    const turn = turnOf(context);
    const title = turn.words.say(`${runOf(turn, waiting.run).procedure}:title`);
    await setAside(context, this.cards, title, 'common:below');
    await this.show(context, waiting, showCard);
  }

  private async typed(dc: DialogContext, id: string, text: string): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const run = runOf(turn, id);
    const said = plain(text);
    const answer = yesOrNo(text, turn);
    const fields = this.rowsOf(id, turn);
    const named = fields.find(({ name }) => plain(turn.words.say(`${run.procedure}:fields.${name}.label`)) === said);
    // The rows have numbers in plain text only.
    const change = /^\d{1,2}$/.test(said) && !turn.showsCards ? fields[Number(said) - 1] : named;
    if (change !== undefined) return dc.endDialog({ change: change.name } satisfies ReviewResult);
    if (answer === true && !turn.showsCards) return dc.endDialog({ confirmed: true } satisfies ReviewResult);
    if (looksSecret(text)) turn.hideText();
    const why = looksSecret(text) ? 'common:secretLike' : 'common:review.unclear';
    await say(dc.context, turn.words.say(turn.showsCards ? `${why}Card` : why));
    return Dialog.EndOfTurn;
  }

  private async show(context: TurnContext, { run: id, card }: z.output<typeof Waiting>, draw: typeof showCard) {
    const turn = turnOf(context);
    const run = runOf(turn, id);
    const procedure = this.procedureOf(run.procedure);
    if (turn.showsCards) await draw(context, await reviewCard(this.cards, procedure, run, card, turn));
    else await say(context, await reviewText(procedure, run, turn));
  }

  private rowsOf(id: string, turn: Turn): Field[] {
    const run = runOf(turn, id);
    return partOf(this.procedureOf(run.procedure), run.answers);
  }

  private procedureOf(id: string): Procedure {
    const procedure = this.procedures.get(id);
    if (procedure === undefined) throw new Error(`there is no procedure ${id}`);
    return procedure;
  }
}
