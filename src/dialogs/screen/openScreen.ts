import type { Problem } from '../../domain/terms/problems.js';
import { labelled, labelOf } from '../../speech/words.js';
import type { Attachment } from '../conversation/activity.js';
import { say, setAside, showCard, spend } from '../conversation/speaking.js';
import type { Run } from '../conversation/state.js';
import { isFirst } from '../conversation/trail.js';
import { runOf, type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { type Guides, procedureOf } from '../definition/guides.js';
import type { Field, Procedure } from '../definition/procedure.js';
import type { Inputs } from '../fields/asked.js';
import { kindOf } from '../fields/kind.js';
import { handedOver } from '../fields/lines/handedOver.js';
import { hasMarks, withMarks } from '../fields/lines/marks.js';
import { linesPage } from '../fields/lines/page.js';
import { noteAnswered } from './answeredCards.js';
import { draftsOf, readCard } from './readCard.js';
import { type Screen, type ScreenResult, Waiting } from './screen.js';
import { answeredCard, screenCard } from './screenCard.js';
import { screenText } from './screenText.js';
import { keepTyped, longestSearch, searchOf } from './typed.js';

/** A screen that waits for its answers, in a turn that may bring them. */
export class OpenScreen {
  readonly turn: Turn;
  readonly run: Run;
  readonly procedure: Procedure;
  readonly fields: readonly Field[];
  private kept: Waiting;
  private pages: Screen['lines'] = {};

  /** `instance` is the place on the dialogs' stack in which a waiting screen is kept. */
  constructor(
    readonly context: TurnContext,
    private readonly instance: { state: unknown },
    readonly guides: Guides,
  ) {
    this.kept = Waiting.parse(instance.state);
    this.turn = turnOf(context);
    this.run = runOf(this.turn, this.kept.run);
    this.procedure = procedureOf(guides, this.run.procedure);
    this.fields = this.procedure.fields.filter(({ name }) => this.kept.fields.includes(name));
  }

  get waiting(): Waiting {
    return this.kept;
  }

  get screen(): Screen {
    const { procedure, fields, run } = this;
    const { drafts, places, problems = {} } = this.kept;
    const first = isFirst(run, this.kept.fields);
    return {
      procedure,
      fields,
      answers: run.answers,
      drafts,
      places,
      problems,
      first,
      beside: run.preset?.[fields[0]?.screen ?? '']?.beside,
      goesOn: this.goesOn,
      lines: this.pages,
    };
  }

  /** What is asked again, or corrected, is a screen as it was. */
  private get goesOn(): boolean {
    const { procedure, fields, run } = this;
    const [{ name, screen } = { name: '', screen: '' }] = fields;
    if (run.correcting !== undefined || Object.hasOwn(run.answers, name)) return false;
    const before = procedure.fields.slice(
      0,
      procedure.fields.findIndex((field) => field.name === name),
    );
    return before.some((field) => field.screen === screen && Object.hasOwn(run.answers, field.name));
  }

  /** What a submitted card's inputs come to, and what of them stands in the card when it is shown again. */
  async read(inputs: Inputs, files: readonly Attachment[] = this.context.activity.attachments ?? []) {
    const { fields, turn, kept } = this;
    const known = { answers: this.run.answers, drafts: kept.drafts };
    const marked = await withMarks(fields, inputs, { run: this.run, drafts: kept.drafts, places: kept.places }, turn);
    const read = await readCard(fields, marked.inputs, files, known, turn);
    const good = Object.entries(read.values).filter(([name]) => !Object.hasOwn(marked.problems, name));
    const together = { values: Object.fromEntries(good), problems: { ...read.problems, ...marked.problems } };
    const drafts = draftsOf(fields, marked.inputs, together, kept.drafts);
    return { ...together, drafts, marked: marked.problems };
  }

  /** Keeps what stands in the card and was not sent: it stands there again when the card is drawn anew. */
  async keepUnsent(inputs: Inputs): Promise<void> {
    const { fields, kept } = this;
    const seen = Object.entries(kept.drafts).filter(([id, value]) => typeof value === 'string' && !this.isOfLines(id));
    const { drafts } = await this.read({ ...Object.fromEntries(seen), ...inputs }, []);
    const before = (id: string) => Object.hasOwn(kept.drafts, id) || hasMarks(id, inputs);
    const stands = Object.entries(drafts).filter(([id]) => before(id));
    const sought = fields.flatMap((field) => {
      const typed = inputs[searchOf(field.name)];
      return typeof typed === 'string' ? [[searchOf(field.name), typed.slice(0, longestSearch(field))]] : [];
    });
    this.keep({ drafts: Object.fromEntries([...stands, ...sought]) });
  }

  /** An input with marks shows a part of a selection, and is not what is kept of it. */
  private isOfLines(id: string): boolean {
    return this.fields.some(({ name, schema }) => name === id && kindOf(schema).mostLines !== undefined);
  }

  /** Asks, with what has changed: the card is drawn anew where it stands. */
  async ask(changed: Partial<Waiting> = {}): Promise<void> {
    this.keep(changed);
    await this.turnToLines();
    const { context, turn, screen } = this;
    if (turn.showsCards) return showCard(context, await screenCard(this.guides.cards, screen, this.kept.card, turn));
    const { text, shown } = await screenText(screen, turn);
    this.keep({ shown });
    await say(context, text);
  }

  /** Asks below what was said last. */
  async askBelow(): Promise<void> {
    if (this.turn.showsCards) await this.setAside();
    await this.ask();
  }

  private setAside(): Promise<void> {
    const title = this.turn.words.say(`${this.procedure.id}:title`);
    return setAside(this.context, this.guides.cards, title, 'common:below');
  }

  /** Says what is wrong with one field. Over a card a sentence is enough: what was typed into it is still there. */
  async askAgain({ name }: Field, problem: Problem): Promise<void> {
    const { words, format, showsCards } = this.turn;
    if (!showsCards) return this.ask({ problems: { [name]: problem } });
    await say(this.context, labelled(words, labelOf(words, this.procedure.id, name), format.problem(problem)));
  }

  /** Ends the screen: its card shows what was answered, and can be pressed no more. */
  async end(given: Run['answers']): Promise<ScreenResult> {
    const answers = await handedOver(this.procedure, given, this.run.id, this.turn);
    const { again = [] } = this.run;
    const known = { ...this.screen, answers: { ...this.run.answers, ...answers } };
    // What was good when the card was sent with a mistake in it has been answered on it, too; other screens have their own cards.
    const isAnswered = (name: string) =>
      Object.hasOwn(answers, name) || (Object.hasOwn(known.answers, name) && !again.includes(name));
    const answered = this.fields.map(({ name }) => name).filter(isAnswered);
    const { liveCard } = this.turn.state;
    if (answered.length === 0) {
      await this.setAside();
      return { answers };
    }
    if (liveCard !== undefined) noteAnswered(this.run, liveCard, answered);
    await spend(this.context, await answeredCard(this.guides.cards, known, answered, this.turn));
    return { answers };
  }

  /** Finds the lines that are shown now, and keeps which: marks are about these. */
  private async turnToLines(): Promise<void> {
    const { fields, run, turn, kept } = this;
    for (const field of turn.showsCards ? fields : fields.slice(0, 1)) {
      if (kindOf(field.schema).mostLines === undefined) continue;
      const page = await linesPage(field, run.answers, turn, kept.places[field.name]);
      this.pages = { ...this.pages, [field.name]: page };
      this.keep({ places: { ...this.kept.places, [field.name]: page.place } });
    }
  }

  /** Keeps what has changed, and shows nothing. */
  keep(changed: Partial<Waiting>): void {
    this.kept = { ...this.kept, ...changed };
    if (changed.drafts !== undefined) keepTyped(this.run, this.fields, changed.drafts);
    this.instance.state = this.kept;
  }
}
