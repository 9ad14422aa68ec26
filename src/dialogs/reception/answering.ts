import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import type { Given } from '../../domain/shown.js';
import type { Guides } from '../guides.js';
import { turnOf } from '../turn.js';
import { chatIn, takeUnused } from '../unfit.js';
import { askPerson, PERSON } from './contact.js';
import type { Drafts } from './drafts.js';
import { showLanguages } from './languages.js';
import { type MenuEntry, menuEntry, showMenu } from './menu.js';
import type { OpenRuns } from './openRuns.js';
import type { Organisations } from './organisations.js';
import type { Sentences } from './sentences.js';
import { MOST_MISSED, offerWaysOut } from './waysOut.js';

interface Parts {
  readonly dc: DialogContext;
  readonly guides: Guides;
  readonly runs: OpenRuns;
  readonly organisations: Organisations;
  readonly drafts: Drafts;
  readonly sentences: Sentences;
}

/** Takes a text that no button or control has claimed: an answer, a line of the menu, a sentence, small talk or nonsense. */
export class Answering {
  private readonly context: TurnContext;

  constructor(private readonly parts: Parts) {
    this.context = parts.dc.context;
  }

  /** Gives a message to the question that is open; without one it may be a line of the menu. */
  async receive(text: string, atMenu: boolean): Promise<void> {
    const turn = turnOf(this.context);
    const { state } = turn;
    const asked = this.parts.dc.activeDialog !== undefined;
    const numbers = state.goingOn === undefined && (!asked || !turn.showsCards);
    const entry = asked && !atMenu ? undefined : menuEntry(turn, this.parts.guides, text, numbers);
    if (entry !== undefined) return this.choose(entry);
    if (await (asked ? this.parts.sentences.digresses(text) : this.parts.sentences.receive(text))) return;
    const before = state.missed ?? 0;
    await (asked ? this.parts.runs.goOn() : this.unused(text));
    const missed = state.missed ?? 0;
    if (missed <= before) return;
    const stuck = missed >= MOST_MISSED;
    if (stuck) {
      state.missed = undefined;
      await offerWaysOut(this.context, this.parts.guides.cards);
    }
    if (stuck || !asked) await this.parts.runs.repeat();
  }

  /** What was said where no procedure asks anything. */
  private async unused(text: string): Promise<void> {
    const { state, words } = turnOf(this.context);
    const chat = chatIn(text, words);
    const waits = state.goingOn !== undefined;
    if (chat === undefined && !waits && (await this.parts.sentences.outside(text))) return;
    if (chat === 'hello' && !waits) return showMenu(this.context, this.parts.guides, 'greeting');
    const ends = (chat === 'thanks' || chat === 'bye') && !waits;
    const other = waits ? 'common:goingOn.unclear' : this.parts.sentences.refusal(text);
    return takeUnused(this.context, text, { secret: 'common:secretLike', other }, async () => {
      if (!ends) await this.parts.runs.repeat();
    });
  }

  private choose({ act, procedure, run }: MenuEntry): Promise<void> {
    if (act === 'language') return showLanguages(this.context, this.parts.guides.cards);
    if (act === 'organisation') return this.parts.organisations.show();
    if (act === 'drafts') return this.parts.drafts.show();
    if (act === 'draft') return this.parts.runs.goOnWith(procedure);
    return act === 'resume' ? this.parts.runs.resume(run) : this.start(procedure, this.givenFor(procedure));
  }

  /** Begins a procedure, or asks for a person. */
  start(procedure: string, given: Given | undefined): Promise<void> {
    if (procedure === PERSON) return askPerson(this.context, this.parts.guides, this.parts.runs);
    return this.parts.runs.start(procedure, given);
  }

  /** What was shown last, where this procedure was named with it. */
  private givenFor(procedure: string): Given | undefined {
    const { next } = turnOf(this.context).state;
    return next?.procedures.includes(procedure) ? { field: next.field, value: next.value } : undefined;
  }
}
