import { ActivityTypes, type Attachment, type TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { plain } from '../domain/choices.js';
import type { Problem } from '../domain/problems.js';
import { looksSecret } from '../domain/values/identifiers.js';
import type { Cards } from './cards.js';
import { controlOf } from './control.js';
import { kindOf } from './fields.js';
import { isFirst, remember } from './history.js';
import { fromCard, type Inputs } from './kinds.js';
import { nextPlace } from './picking.js';
import type { Field, Procedure } from './procedure.js';
import { answeredCard, answerInWords, isChoice, type Screen, screenCard } from './screen.js';
import { LONGEST_SEARCH, ScreenOptions, type ScreenResult, Sought, Waiting } from './screenState.js';
import { screenText } from './screenText.js';
import { redraw, say, setAside, showCard, spend } from './speaking.js';
import type { Run } from './state.js';
import { draftsOf, merged, readCard, readField, type Submission, withHeld } from './submission.js';
import { type Submit, submitOf } from './submit.js';
import { runOf, type Turn, turnOf } from './turn.js';
import { firstEmpty, type Line, readTyped } from './typed.js';

/** Asks some fields of a screen: a card with all of them where cards show, one question at a time where they do not. */
export class ScreenPrompt extends Dialog<ScreenOptions> {
  constructor(
    id: string,
    private readonly procedures: ReadonlyMap<string, Procedure>,
    private readonly cards: Cards,
  ) {
    super(id);
  }

  override async beginDialog(dc: DialogContext, options?: ScreenOptions): Promise<DialogTurnResult> {
    const asked = ScreenOptions.parse(options);
    const card = turnOf(dc.context).services.ids.next();
    // Where a card is still open (the review, of which one answer is changed), this one takes its place.
    await this.ask(dc, { ...asked, card, drafts: asked.drafts ?? {}, places: {}, shown: [] }, redraw);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { activity } = dc.context;
    if (activity.type !== ActivityTypes.Message) return Dialog.EndOfTurn;
    const turn = turnOf(dc.context);
    const waiting = Waiting.parse(dc.activeDialog?.state);
    const submit = submitOf(activity);
    if (controlOf(submit, activity.text ?? '', turn.words) === 'back') return this.back(dc, waiting);
    if (submit === undefined) return this.typed(dc, waiting, activity.text ?? '');
    if (submit.act === 'find' || submit.act === 'more') return this.search(dc, waiting, submit);
    if (submit.act === 'answer') return this.submitted(dc, waiting, submit);
    await say(dc.context, turn.words.say('common:stale'));
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext, instance: { state: unknown }): Promise<void> {
    const waiting = Waiting.parse(instance.state);
    const turn = turnOf(context);
    const screen = this.screenOf(waiting, turn);
    if (turn.showsCards) {
      await setAside(context, this.cards, turn.words.say(`${screen.procedure.id}:title`), 'common:below');
      await showCard(context, await screenCard(this.cards, screen, waiting.card, turn));
    } else await say(context, (await screenText(screen, turn)).text);
  }

  private async submitted(dc: DialogContext, waiting: Waiting, inputs: Inputs): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const run = runOf(turn, waiting.run);
    const fields = this.fieldsOf(waiting, turn);
    const known = { answers: run.answers, drafts: waiting.drafts };
    const read = await readCard(fields, inputs, dc.context.activity.attachments ?? [], known, turn);
    if (Object.keys(read.problems).length === 0) return this.end(dc, waiting, { answers: read.values });
    await this.keepGood(run, read, turn);
    const drafts = draftsOf(fields, inputs, read, waiting.drafts);
    await this.ask(dc, { ...waiting, drafts, problems: read.problems }, redraw);
    return Dialog.EndOfTurn;
  }

  /** What is good on a card with a mistake in it is answered, whatever becomes of the card. */
  private async keepGood(run: Run, { values, problems }: Submission, turn: Turn): Promise<void> {
    const { answers } = await merged(this.procedureOf(run.procedure), run.answers, values, turn);
    remember(run, [...Object.keys(values), ...Object.keys(problems)]);
    run.answers = answers;
    run.again = run.again?.filter((name) => Object.hasOwn(problems, name));
    run.commandId = undefined;
    run.problem = undefined;
  }

  private async back(dc: DialogContext, waiting: Waiting): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const from = waiting.fields;
    // The card stays as it is and what comes next takes its place.
    if (!isFirst(runOf(turn, waiting.run), from)) return dc.endDialog({ back: true, from } satisfies ScreenResult);
    await say(dc.context, turn.words.say('common:firstQuestion'));
    if (!turn.showsCards) await this.repromptDialog(dc.context, { state: waiting });
    return Dialog.EndOfTurn;
  }

  /** A typed line answers the first field of the screen that is still empty. */
  private async typed(dc: DialogContext, waiting: Waiting, text: string): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const fields = this.fieldsOf(waiting, turn);
    const files = dc.context.activity.attachments ?? [];
    const wanted = fields.find((one) => kindOf(one.schema).kind === 'file');
    if (
      turn.showsCards &&
      wanted !== undefined &&
      fields.length > 1 &&
      fromCard(kindOf(wanted.schema), '', {}, files) !== undefined
    ) {
      return this.hold(dc, waiting, wanted, files);
    }
    if (text.trim() === '' && files.length === 0) {
      await this.repromptDialog(dc.context, { state: waiting });
      return Dialog.EndOfTurn;
    }
    const field = await firstEmpty(this.screenOf(waiting, turn), turn);
    if (field === undefined) {
      if (looksSecret(text)) turn.hideText();
      await say(dc.context, turn.words.say(looksSecret(text) ? 'common:secretLikeCard' : 'common:allFilled'));
      return Dialog.EndOfTurn;
    }
    return this.answered(dc, waiting, field, { text, files, shown: waiting.shown });
  }

  private async answered(dc: DialogContext, waiting: Waiting, field: Field, line: Line): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const { answers } = runOf(turn, waiting.run);
    const more = isChoice(field) && turn.words.list('common:said.more').includes(plain(line.text));
    if (more) return this.turnPage(dc, waiting, field);
    if (kindOf(field.schema).kind === 'secret') turn.hideText();
    const read = await readTyped(field, line, answers, turn);
    if (read.ok) return this.end(dc, waiting, { answers: { [field.name]: read.value } });
    if (looksSecret(line.text)) turn.hideText();
    if ('problem' in read) return this.askAgain(dc, waiting, field, read.problem);
    return this.narrow(dc, waiting, field, line.text.trim().slice(0, LONGEST_SEARCH));
  }

  /** Several choices fit what was typed: in plain text the list shows only those. */
  private async narrow(dc: DialogContext, waiting: Waiting, field: Field, text: string): Promise<DialogTurnResult> {
    const { words, showsCards } = turnOf(dc.context);
    const places = { ...waiting.places, [field.name]: { text, page: 0 } };
    if (showsCards) await say(dc.context, words.say('common:list.several', { text }));
    else await this.ask(dc, { ...waiting, places, problems: {} }, showCard);
    return Dialog.EndOfTurn;
  }

  /** Files sent while a card is open: they wait for the card, and what was typed into it stays. */
  private async hold(
    dc: DialogContext,
    waiting: Waiting,
    field: Field,
    files: Attachment[],
  ): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const raw = withHeld(field, fromCard(kindOf(field.schema), field.name, {}, files), waiting.drafts);
    const read = await readField(field, raw, {}, turn);
    if (!read.ok) return this.askAgain(dc, waiting, field, read.problem);
    const drafts = { ...waiting.drafts, [field.name]: read.value };
    if (dc.activeDialog !== undefined) dc.activeDialog.state = { ...waiting, drafts };
    await say(dc.context, turn.words.say('common:filesHeld', { files: await answerInWords(field, drafts, turn) }));
    return Dialog.EndOfTurn;
  }

  private async turnPage(dc: DialogContext, waiting: Waiting, field: Field): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const place = waiting.places[field.name] ?? { page: 0 };
    const { answers } = runOf(turn, waiting.run);
    const places = { ...waiting.places, [field.name]: await nextPlace(field, answers, turn, place) };
    await this.ask(dc, { ...waiting, places, problems: {} }, redraw);
    return Dialog.EndOfTurn;
  }

  /** The "search" and "more" buttons of a long list: the other inputs stay as they were typed. */
  private async search(dc: DialogContext, waiting: Waiting, submit: Submit): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const fields = this.fieldsOf(waiting, turn);
    const field = fields.find((one) => one.name === submit.field && isChoice(one));
    if (field === undefined) {
      await say(dc.context, turn.words.say('common:stale'));
      return Dialog.EndOfTurn;
    }
    const { answers } = runOf(turn, waiting.run);
    const before = waiting.places[field.name] ?? { page: 0 };
    const text = Sought.parse(submit[`${field.name}.find`]);
    const turned = submit.act === 'more' && text === before.text;
    const place = turned ? await nextPlace(field, answers, turn, before) : { text, page: 0 };
    const places = { ...waiting.places, [field.name]: place };
    const known = { answers, drafts: waiting.drafts };
    const read = await readCard(fields, submit, dc.context.activity.attachments ?? [], known, turn);
    const drafts = draftsOf(fields, submit, read, waiting.drafts);
    await this.ask(dc, { ...waiting, places, drafts, problems: {} }, redraw);
    return Dialog.EndOfTurn;
  }

  private async askAgain(
    dc: DialogContext,
    waiting: Waiting,
    field: Field,
    problem: Problem,
  ): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    // Over an open card a sentence is enough: the card is still there, with what was typed into it.
    const { procedure } = this.screenOf(waiting, turn);
    const label = turn.words.say(`${procedure.id}:fields.${field.name}.label`);
    const text = turn.format.problem(problem);
    if (turn.showsCards) await say(dc.context, turn.words.say('common:labelled', { label, text }));
    else await this.ask(dc, { ...waiting, problems: { [field.name]: problem } }, showCard);
    return Dialog.EndOfTurn;
  }

  private async ask(dc: DialogContext, waiting: Waiting, draw: typeof showCard): Promise<void> {
    const turn = turnOf(dc.context);
    const screen = this.screenOf(waiting, turn);
    let { shown } = waiting;
    if (turn.showsCards) await draw(dc.context, await screenCard(this.cards, screen, waiting.card, turn));
    else {
      const question = await screenText(screen, turn);
      ({ shown } = question);
      await say(dc.context, question.text);
    }
    if (dc.activeDialog !== undefined) dc.activeDialog.state = { ...waiting, shown };
  }

  private async end(
    dc: DialogContext,
    waiting: Waiting,
    { answers }: { answers: Run['answers'] },
  ): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const { again = [] } = runOf(turn, waiting.run);
    const screen = this.screenOf(waiting, turn);
    const known = { ...screen, answers: { ...screen.answers, ...answers } };
    // What was good when the card was sent with a mistake in it has been answered on it, too.
    const answered = Object.keys(known.answers).filter((name) => Object.hasOwn(answers, name) || !again.includes(name));
    await spend(dc.context, await answeredCard(this.cards, known, answered, turn));
    return dc.endDialog({ answers } satisfies ScreenResult);
  }

  private screenOf(waiting: Waiting, turn: Turn): Screen {
    const run = runOf(turn, waiting.run);
    const { answers } = run;
    const first = isFirst(run, waiting.fields);
    const procedure = this.procedureOf(run.procedure);
    const { drafts, places, problems = {} } = waiting;
    return { procedure, fields: this.fieldsOf(waiting, turn), answers, drafts, places, problems, first };
  }

  private fieldsOf(waiting: Waiting, turn: Turn): Field[] {
    const procedure = this.procedureOf(runOf(turn, waiting.run).procedure);
    return procedure.fields.filter(({ name }) => waiting.fields.includes(name));
  }

  private procedureOf(id: string): Procedure {
    const procedure = this.procedures.get(id);
    if (procedure === undefined) throw new Error(`there is no procedure ${id}`);
    return procedure;
  }
}
