import type { DialogContext } from '../conversation/dialogTypes.js';
import { goingOnWith, isAtMenu } from '../conversation/openDialog.js';
import { say } from '../conversation/speaking.js';
import { turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { chatIn, isOnlyChat, takeUnused } from '../conversation/unfit.js';
import { asksPerson } from '../definition/atAnyMoment.js';
import type { Guides } from '../definition/guides.js';
import type { Inputs } from '../fields/asked.js';
import { kindOf } from '../fields/kind.js';
import { askPerson } from '../help/contact.js';
import { openFields } from '../runs/openFields.js';
import { narrowedBy } from '../shown/narrowing.js';
import type { Begun } from '../shown/next.js';
import { showLanguages } from './languages.js';
import { groupNamed, type MenuEntry, menuEntry, showMenu } from './menu.js';
import type { OpenRuns } from './openRuns.js';
import type { Drafts } from './questions/drafts.js';
import type { Organisations } from './questions/organisations.js';
import type { OtherWishes } from './questions/otherWishes.js';
import type { Sentences } from './questions/sentences.js';
import { namesStep } from './stepNow.js';
import { offerIfStuck } from './waysOut.js';

interface Parts {
  readonly dc: DialogContext;
  readonly guides: Guides;
  readonly runs: OpenRuns;
  readonly organisations: Organisations;
  readonly drafts: Drafts;
  readonly sentences: Sentences;
  readonly wishes: OtherWishes;
}

/** Takes a text that no button or control has claimed: an answer, a line of the menu, a sentence, small talk or nonsense. */
export class Answering {
  private readonly context: TurnContext;

  constructor(private readonly parts: Parts) {
    this.context = parts.dc.context;
  }

  /** Gives what was pressed or said to the question that is open, even where the menu has set that aside. */
  open(text = ''): Promise<void> {
    const { runs, sentences } = this.parts;
    return this.counting('asked', async () => {
      const { state } = turnOf(this.context);
      const before = state.missed ?? 0;
      await runs.goOn();
      if ((state.missed ?? 0) > before) await sentences.administratorsIn(text);
    });
  }

  /** Gives a text to the question that is open; without one, or at the menu, it may be a line of that. */
  async said(text: string): Promise<void> {
    const turn = turnOf(this.context);
    const { state, message } = turn;
    const { dc, guides, runs, sentences } = this.parts;
    // A question that the menu has set aside can still be answered with a file.
    const asked = text.trim() === '' ? dc.activeDialog !== undefined : runs.asksNow;
    if (!asked && isAtMenu(state) && message.control === 'back') return runs.leaveMenu();
    const entry = asked ? undefined : menuEntry(turn, guides, text, goingOnWith(state) === undefined);
    if (entry !== undefined) return this.choose(entry);
    const group = asked ? undefined : groupNamed(turn, guides, text);
    if (group !== undefined) return say(this.context, group);
    // What is typed over a question for a secret may be one, even at the menu.
    if (!asked && openFields(dc, guides).some(({ schema }) => kindOf(schema).isSecret)) turn.hideText();
    if (asked && (await namesStep(dc, guides, text))) return this.open();
    // A word that is only said looks like some word of a procedure: an insult is a slip of the fingers away from « connecter ».
    const isTalk = !asked && isOnlyChat(text, turn.words);
    if (!isTalk && (await (asked ? sentences.digresses(text) : sentences.receive(text)))) return;
    if (asked && text.trim() !== '' && (await this.parts.wishes.taken(text))) return;
    await (asked ? this.open(text) : this.counting('unasked', () => this.unused(text)));
  }

  /** Offers other ways where an answer is one of several that did not fit. */
  private async counting(asked: 'asked' | 'unasked', take: () => Promise<void>): Promise<void> {
    const { state, showsCards } = turnOf(this.context);
    const before = state.missed ?? 0;
    await take();
    if ((state.missed ?? 0) <= before) return;
    // In plain text a question that was not answered has just been asked again.
    const isAskedAbove = asked === 'asked' && !showsCards;
    const stuck = await offerIfStuck(this.context, this.parts.guides.cards, isAskedAbove);
    if (!isAskedAbove && (stuck || asked === 'unasked')) await this.parts.runs.repeat();
  }

  /** What was said where no procedure asks anything. */
  private async unused(text: string): Promise<void> {
    const { state, words } = turnOf(this.context);
    const chat = chatIn(text, words);
    const waits = goingOnWith(state) !== undefined;
    if (chat === undefined && !waits && (await this.parts.sentences.outside(text))) return;
    if (chat === 'hello' && !waits) return showMenu(this.context, this.parts.guides, 'greeting');
    const ends = (chat === 'thanks' || chat === 'bye') && !waits;
    const other = waits ? 'common:goingOn.unclear' : this.parts.sentences.refusal(text);
    return takeUnused(this.context, text, { secret: 'common:secretLike', other }, async () => {
      if (!ends) await this.parts.runs.repeat();
    });
  }

  private choose({ act, procedure, run, field, value }: MenuEntry): Promise<void> {
    if (act === 'language') return showLanguages(this.context, this.parts.guides.cards);
    if (act === 'organisation') return this.parts.organisations.show();
    if (act === 'drafts') return this.parts.drafts.show();
    if (act === 'draft') return this.parts.runs.goOnWith(procedure);
    if (act === 'resume') return this.parts.runs.resume(run);
    const own = field === undefined || value === undefined ? undefined : { field, value, does: '' };
    return this.start(procedure, own ?? this.givenFor(procedure));
  }

  /** Begins a procedure, or asks for a person. */
  start(id: string, begun: Begun | undefined): Promise<void> {
    const { guides, runs } = this.parts;
    const procedure = guides.procedures.get(id);
    if (procedure !== undefined && asksPerson(procedure)) return askPerson(this.context, guides, runs, begun);
    return runs.start(id, begun);
  }

  /** Begins a procedure anew with what stands in the inputs above its list. */
  async narrow(id: string, inputs: Inputs): Promise<void> {
    const { guides, runs } = this.parts;
    const turn = turnOf(this.context);
    const procedure = guides.procedures.get(id);
    const narrowed = procedure && (await narrowedBy(procedure, inputs, turn));
    if (narrowed?.ok === false) return say(this.context, turn.format.problem(narrowed.problem));
    return runs.start(id, undefined, narrowed?.value ?? {});
  }

  /** What was shown last, where this procedure was named with it. */
  private givenFor(procedure: string): Begun | undefined {
    const { next } = turnOf(this.context).state;
    const field = next?.fields[procedure];
    return next === undefined || field === undefined ? undefined : { field, value: next.value, does: '' };
  }
}
