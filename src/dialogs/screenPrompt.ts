import { ActivityTypes, type TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { z } from 'zod';
import { plain } from '../domain/choices.js';
import { Problem } from '../domain/problems.js';
import { looksSecret } from '../domain/values/identifiers.js';
import type { Cards } from './cards.js';
import { controlOf } from './control.js';
import { kindOf } from './fields.js';
import { fromText, type Inputs } from './kinds.js';
import { TEXT_PAGE, typedChoice } from './picking.js';
import type { Field, Procedure } from './procedure.js';
import { answeredCard, type Screen, screenCard, screenText } from './screen.js';
import { redraw, say, setAside, showCard, spend } from './speaking.js';
import type { Run } from './state.js';
import { readCard, readField, type Submission } from './submission.js';
import { type Submit, submitOf } from './submit.js';
import { runOf, type Turn, turnOf } from './turn.js';

/** What the waterfall asks for. Names only: the answers are in the run. */
export const ScreenOptions = z.object({
  run: z.string(),
  fields: z.array(z.string()),
  problems: z.record(z.string(), Problem).optional(),
});
export type ScreenOptions = z.output<typeof ScreenOptions>;

/** What a waiting screen keeps: names and plain values, never a card. */
const Waiting = ScreenOptions.extend({
  card: z.string(),
  drafts: z.record(z.string(), z.json()),
  places: z.record(z.string(), z.object({ text: z.string().optional(), page: z.int() })),
  shown: z.array(z.string()),
});
type Waiting = z.output<typeof Waiting>;

/** How a screen ends: with answers, or with the wish to go back. */
export type ScreenResult = { readonly answers: Run['answers'] } | { readonly back: true };

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
    await this.ask(dc, { ...asked, card, drafts: {}, places: {}, shown: [] }, redraw);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { activity } = dc.context;
    if (activity.type !== ActivityTypes.Message) return Dialog.EndOfTurn;
    const turn = turnOf(dc.context);
    const waiting = Waiting.parse(dc.activeDialog?.state);
    const submit = submitOf(activity);
    if (controlOf(submit, activity.text ?? '', turn.words) === 'back') return this.end(dc, waiting, { back: true });
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
    const read = await readCard(fields, inputs, dc.context.activity.attachments ?? [], run.answers, turn);
    if (Object.keys(read.problems).length === 0) return this.end(dc, waiting, { answers: read.values });
    const drafts = draftsOf(fields, inputs, read);
    await this.ask(dc, { ...waiting, drafts, problems: read.problems }, redraw);
    return Dialog.EndOfTurn;
  }

  /** A typed line answers the first field of the screen that is still empty. */
  private async typed(dc: DialogContext, waiting: Waiting, text: string): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const [field] = this.fieldsOf(waiting, turn);
    if (field === undefined) return this.end(dc, waiting, { answers: {} });
    if (kindOf(field.schema).kind === 'secret') turn.hideText();
    const { answers } = runOf(turn, waiting.run);
    const said = plain(text);
    if (Object.hasOwn(answers, field.name) && turn.words.list('common:said.keep').includes(said)) {
      return this.end(dc, waiting, { answers: { [field.name]: answers[field.name] ?? null } });
    }
    if (['choice', 'many'].includes(kindOf(field.schema).kind)) return this.typedChoice(dc, waiting, field, text);
    const empty = turn.words.list('common:said.skip').includes(said);
    const files = dc.context.activity.attachments ?? [];
    const raw = empty ? undefined : fromText(kindOf(field.schema), text, files, turn);
    const read = await readField(field, raw, answers, turn);
    if (read.ok) return this.end(dc, waiting, { answers: { [field.name]: read.value } });
    if (looksSecret(text)) turn.hideText();
    return this.askAgain(dc, waiting, field, read.problem);
  }

  private async typedChoice(
    dc: DialogContext,
    waiting: Waiting,
    field: Field,
    text: string,
  ): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const { answers } = runOf(turn, waiting.run);
    if (turn.words.list('common:said.more').includes(plain(text))) return this.turnPage(dc, waiting, field);
    const several = kindOf(field.schema).kind === 'many' ? text.split(/[,;]/) : [text];
    const picked = await Promise.all(several.map((one) => typedChoice(field, one, waiting.shown, answers, turn)));
    const values = picked.flatMap(({ value }) => (value === undefined ? [] : [value]));
    if (values.length === several.length) {
      const read = await readField(field, kindOf(field.schema).kind === 'many' ? values : values[0], answers, turn);
      if (read.ok) return this.end(dc, waiting, { answers: { [field.name]: read.value } });
      return this.askAgain(dc, waiting, field, read.problem);
    }
    if (looksSecret(text)) turn.hideText();
    const fitting = picked[0]?.fitting ?? 0;
    const places = fitting > 1 ? { ...waiting.places, [field.name]: { text, page: 0 } } : waiting.places;
    return this.askAgain(dc, { ...waiting, places }, field, { code: 'value.choice', details: {} });
  }

  private async turnPage(dc: DialogContext, waiting: Waiting, field: Field): Promise<DialogTurnResult> {
    const place = waiting.places[field.name] ?? { page: 0 };
    const page = waiting.shown.length < TEXT_PAGE ? 0 : place.page + 1;
    const places = { ...waiting.places, [field.name]: { ...place, page } };
    await this.ask(dc, { ...waiting, places, problems: {} }, redraw);
    return Dialog.EndOfTurn;
  }

  /** The "search" and "more" buttons of a long list: the other inputs stay as they were typed. */
  private async search(dc: DialogContext, waiting: Waiting, submit: Submit): Promise<DialogTurnResult> {
    const name = submit.field ?? '';
    const text = submit[`${name}.find`];
    const before = waiting.places[name];
    const sought = typeof text === 'string' && text.trim() !== '' ? { text: text.trim() } : {};
    const page = submit.act === 'more' ? (before?.page ?? 0) + 1 : 0;
    const places = { ...waiting.places, [name]: { ...sought, page } };
    const fields = this.fieldsOf(waiting, turnOf(dc.context));
    const drafts = draftsOf(fields, submit, { values: {}, problems: {} });
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
    if (turn.showsCards) await say(dc.context, turn.format.problem(problem));
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

  private async end(dc: DialogContext, waiting: Waiting, result: ScreenResult): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const answers = 'answers' in result ? result.answers : {};
    const screen = this.screenOf(waiting, turn);
    const known = { ...screen, answers: { ...screen.answers, ...answers } };
    await spend(dc.context, await answeredCard(this.cards, known, Object.keys(answers), turn));
    return dc.endDialog(result);
  }

  private screenOf(waiting: Waiting, turn: Turn): Screen {
    const { procedure: id, answers, asked } = runOf(turn, waiting.run);
    const first = asked.length === 0 || waiting.fields.some((name) => asked[0]?.includes(name));
    const procedure = this.procedures.get(id);
    if (procedure === undefined) throw new Error(`there is no procedure ${id}`);
    const { drafts, places, problems = {} } = waiting;
    return { procedure, fields: this.fieldsOf(waiting, turn), answers, drafts, places, problems, first };
  }

  private fieldsOf(waiting: Waiting, turn: Turn): Field[] {
    const procedure = this.procedures.get(runOf(turn, waiting.run).procedure);
    return procedure?.fields.filter(({ name }) => waiting.fields.includes(name)) ?? [];
  }
}

/** What goes back into the inputs. Never a secret, nor what looks like one in a field that refused it. */
function draftsOf(fields: readonly Field[], inputs: Inputs, { problems }: Submission): Waiting['drafts'] {
  const typed = fields.flatMap(({ name, schema }): [string, string][] => {
    const value = inputs[name];
    if (typeof value !== 'string' || kindOf(schema).kind === 'secret') return [];
    return problems[name] !== undefined && looksSecret(value) ? [] : [[name, value.slice(0, 2000)]];
  });
  return Object.fromEntries(typed);
}
