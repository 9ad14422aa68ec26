import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import type { Given } from '../../domain/terms/shown.js';
import { isProtocol } from '../conversation/inbound.js';
import { goingOnWith } from '../conversation/openDialog.js';
import { say, sayStale } from '../conversation/speaking.js';
import type { Waits } from '../conversation/state.js';
import { type Submit, submitOf } from '../conversation/submit.js';
import { turnOf } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import { showGuideOf } from '../help/guidePage.js';
import { tellNews } from '../news/news.js';
import { showMore } from '../shown/found.js';
import { resultAsked, showResultLink } from '../shown/resultLink.js';
import { answeredBefore } from './answeredBefore.js';
import { Answering } from './answering.js';
import { Controls } from './controls.js';
import { showMenu } from './menu.js';
import { oddIn } from './oddMessages.js';
import { OpenRuns } from './openRuns.js';
import { reopened } from './ownReceipt.js';
import { Drafts } from './questions/drafts.js';
import { takeGoingOn } from './questions/goingOn.js';
import { Organisations } from './questions/organisations.js';
import { Sentences } from './questions/sentences.js';
import { endTakenAway } from './takenAway.js';

/** What is done with a message before a procedure sees it. */
export class Reception {
  private readonly context: TurnContext;
  private readonly runs: OpenRuns;
  private readonly organisations: Organisations;
  private readonly controls: Controls;
  private readonly drafts: Drafts;
  private readonly sentences: Sentences;
  private readonly answering: Answering;

  constructor(
    private readonly dc: DialogContext,
    private readonly guides: Guides,
  ) {
    this.context = dc.context;
    this.runs = new OpenRuns(dc, guides);
    this.organisations = new Organisations(this.context, guides, this.runs);
    this.controls = new Controls(dc, guides, this.runs, this.organisations);
    this.drafts = new Drafts(this.context, guides, this.runs);
    this.sentences = new Sentences(dc, guides, this.runs);
    const { runs, organisations, drafts, sentences } = this;
    this.answering = new Answering({ dc, guides, runs, organisations, drafts, sentences });
  }

  async receive(): Promise<void> {
    const { type } = this.context.activity;
    if (type === ActivityTypes.Event) return tellNews(this.context);
    if (await this.organisations.lost()) return;
    if (await endTakenAway(this.context, this.guides, this.runs)) return;
    if (type === ActivityTypes.ConversationUpdate) return showMenu(this.context, this.guides, 'greeting');
    if (type === ActivityTypes.Message || !isProtocol(type)) await this.message();
  }

  private async message(): Promise<void> {
    const { activity } = this.context;
    const { text = '', value } = activity;
    const submit = submitOf(activity);
    // A card's answer that no button of ours can have sent.
    const foreign = submit === undefined && value !== undefined && text.trim() === '';
    if (foreign) return sayStale(this.context);
    if (await showMore(this.context, this.guides, { submit, asked: this.runs.asksNow })) return;
    if (submit !== undefined && (await answeredBefore(this.context, submit, this.guides))) return;
    const waits = this.takeQuestion();
    if (await this.controls.leaves(waits, submit, text)) return;
    if (await this.drafts.receive(waits, submit, text)) return;
    if (await this.sentences.chosen(waits, submit, text)) return;
    if (await this.odd()) return;
    if (await this.goesOn(submit, text)) return;
    if (await this.organisations.receive(waits, submit, text)) return;
    if (await this.controls.receive(submit, text)) return;
    if (await reopened(this.context, this.guides, { submit, text, asked: this.runs.asksNow })) return;
    if (submit?.act === 'guide') return showGuideOf(this.context, this.guides, submit.procedure ?? '');
    if (submit?.act === 'start') return this.answering.start(submit.procedure ?? '', givenBy(submit));
    if (submit?.act === 'resume') return this.runs.resume(submit.run ?? '');
    const result = resultAsked(submit, text, this.runs.asksNow, turnOf(this.context));
    if (result !== undefined) return showResultLink(this.context, this.guides.cards, result);
    if (submit?.act === 'copy')
      return submit.copy === undefined ? sayStale(this.context) : say(this.context, submit.copy);
    await this.answering.receive(submit, text);
  }

  /** The question that waits over what is open: whatever this message is, it waits no longer. */
  private takeQuestion(): Waits | undefined {
    const { state } = turnOf(this.context);
    const { waits } = state;
    state.waits = undefined;
    return waits;
  }

  /** Says what is expected in place of a picture, a voice note and the like. */
  private async odd(): Promise<boolean> {
    const odd = oddIn(this.dc, this.guides);
    if (odd === undefined) return false;
    await say(this.context, turnOf(this.context).words.say(`common:odd.${odd}`));
    await this.runs.repeat();
    return true;
  }

  /** Takes the answer to "go on with what was open before?". */
  private async goesOn(submit: Submit | undefined, text: string): Promise<boolean> {
    const answer = takeGoingOn(this.context, submit, text);
    const { state, words } = turnOf(this.context);
    if (answer === undefined) return false;
    if (answer === 'stale') await sayStale(this.context);
    else if (answer === 'yes') await this.runs.resume(goingOnWith(state) ?? '');
    else if (answer === 'giveUp') await this.controls.cancel();
    else {
      state.instead = undefined;
      await say(this.context, words.say('common:setAside'));
      await showMenu(this.context, this.guides);
    }
    return true;
  }
}

/** What a button wants a procedure to be started with. */
const givenBy = ({ field, value }: Submit): Given | undefined =>
  field === undefined || value === undefined ? undefined : { field, value };
