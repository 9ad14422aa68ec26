import { ActivityTypes } from '../conversation/activity.js';
import type { DialogContext } from '../conversation/dialogTypes.js';
import { isProtocol } from '../conversation/inbound.js';
import { goingOnWith } from '../conversation/openDialog.js';
import { say, sayStale } from '../conversation/speaking.js';
import type { Waits } from '../conversation/state.js';
import { turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { atAnyMoment } from '../definition/atAnyMoment.js';
import type { Guides } from '../definition/guides.js';
import { tellNews } from '../news/news.js';
import { keepUnsent } from '../screen/unsentCard.js';
import { saidMore, showMore } from '../shown/found.js';
import { saidForm, showReportLink } from '../shown/reportLink.js';
import { saidResult, showResultLink } from '../shown/resultLink.js';
import { press } from './buttons.js';
import { showMenu } from './menu.js';
import { oddIn } from './oddMessages.js';
import { orderSaid, reopenedBySaying } from './ownReceipt.js';
import { type Parts, partsOf } from './parts.js';
import { goOnLater, saidOfGoingOn } from './questions/goingOn.js';
import { takeQuestion } from './questions/waiting.js';
import { rowTaken } from './rows.js';
import { endTakenAway } from './takenAway.js';

/** Takes a text, with the question that waited over what is open. False: it is about something else. */
type Takes = (text: string, waits: Waits | undefined) => Promise<boolean>;

/** What is done with a message before a procedure sees it. */
export class Reception {
  private readonly context: TurnContext;
  private readonly parts: Parts;

  constructor(
    dc: DialogContext,
    private readonly guides: Guides,
  ) {
    this.context = dc.context;
    this.parts = partsOf(dc, guides);
  }

  async receive(): Promise<void> {
    const { type = '' } = this.context.activity;
    if (type === ActivityTypes.Event) return tellNews(this.context, this.guides);
    if (await this.parts.organisations.lost()) return;
    if (await endTakenAway(this.context, this.guides, this.parts.runs)) return;
    if (type === ActivityTypes.ConversationUpdate) return showMenu(this.context, this.guides, 'greeting');
    if (type === ActivityTypes.Message || !isProtocol(type)) await this.message();
  }

  private async message(): Promise<void> {
    const { message, state } = turnOf(this.context);
    await keepUnsent(this.parts.dc, this.guides);
    const { foreign, submit, text } = message;
    if (foreign) return sayStale(this.context);
    if (submit !== undefined) return press(submit, this.parts);
    if (await this.more()) return;
    const waits = takeQuestion(state);
    for (const takes of this.handlers) if (await takes(text, waits)) return;
    await this.parts.answering.said(text);
  }

  /** Who is given a text, in this order. What nobody takes is an answer, a line of the menu, or a sentence. */
  private get handlers(): readonly Takes[] {
    const { leaving, drafts, sentences, wishes, organisations, controls } = this.parts;
    return [
      (text, waits) => leaving.said(text, waits),
      (text, waits) => drafts.said(text, waits),
      (text, waits) => sentences.chosen(text, waits),
      (text, waits) => wishes.said(text, waits),
      () => this.odd(),
      (text) => this.goesOn(text),
      (text, waits) => organisations.said(text, waits),
      (text) => controls.said(text),
      (text) => this.shownBefore(text),
    ];
  }

  /** "More", of the list that was shown last: where no question is open, and one that waits over that waits on. */
  private async more(): Promise<boolean> {
    const from = this.parts.runs.asksNow ? undefined : saidMore(turnOf(this.context));
    if (from !== undefined) await showMore(this.context, this.guides, from);
    return from !== undefined;
  }

  /** Says what is expected in place of a picture, a voice note and the like. */
  private async odd(): Promise<boolean> {
    const odd = oddIn(this.parts.dc, this.guides);
    if (odd === undefined) return false;
    await say(this.context, turnOf(this.context).words.say(`common:odd.${odd}`));
    await this.parts.runs.repeat();
    return true;
  }

  /** Takes the answer to "go on with what was open before?". */
  private async goesOn(text: string): Promise<boolean> {
    const turn = turnOf(this.context);
    const answer = saidOfGoingOn(text, turn);
    if (answer === undefined) return false;
    await (answer === 'yes'
      ? this.parts.runs.resume(goingOnWith(turn.state) ?? '')
      : goOnLater(this.context, this.guides));
    return true;
  }

  /** A row of the list that was shown last, an order's lines and a receipt by the reference, the last report or the last result as a file: where no question is open. */
  private async shownBefore(text: string): Promise<boolean> {
    if (this.parts.runs.asksNow) return false;
    if (await rowTaken(this.context, this.parts, text)) return true;
    const order = orderSaid(text, turnOf(this.context));
    if (order !== undefined) {
      await this.parts.runs.startAtOnce(atAnyMoment.order.shown(order, undefined));
      return true;
    }
    if (await reopenedBySaying(this.context, this.guides, text)) return true;
    const form = saidForm(turnOf(this.context));
    if (form !== undefined) {
      await showReportLink(this.context, this.guides, form);
      return true;
    }
    const result = saidResult(turnOf(this.context));
    if (result !== undefined) await showResultLink(this.context, this.guides.cards, result);
    return result !== undefined;
  }
}
