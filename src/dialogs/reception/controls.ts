import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import type { Language } from '../../domain/terms/language.js';
import type { FixedKey } from '../../speech/words.js';
import { type Control, controlOf, languageOf } from '../conversation/control.js';
import { say, sayStale } from '../conversation/speaking.js';
import type { Run, Waits } from '../conversation/state.js';
import type { Submit } from '../conversation/submit.js';
import { turnOf } from '../conversation/turn.js';
import { givenCount } from '../definition/answers.js';
import type { Guides } from '../definition/guides.js';
import { askPerson } from '../help/contact.js';
import { showHelp } from '../help/help.js';
import { showWhere } from '../help/whereAmI.js';
import { receiptBefore } from '../runs/carryOut.js';
import { isDone, showReceipt } from '../shown/receipt.js';
import { broughtBefore, showLanguages, switchLanguage } from './languages.js';
import { showMenu } from './menu.js';
import type { OpenRuns } from './openRuns.js';
import { askToLeave, askToRestart, takeLeaving } from './questions/leaving.js';
import type { Organisations } from './questions/organisations.js';

/** Controls that are taken with what may be answered to them. */
const asides = ['organisation', 'drafts'] as const;
type Aside = (typeof asides)[number];
const isAside = (control: Control): control is Aside => asides.some((one) => one === control);

/** What works at any moment, but for "back", which is each question's own, and the choice of a company. */
export class Controls {
  private readonly context: TurnContext;

  constructor(
    private readonly dc: DialogContext,
    private readonly guides: Guides,
    private readonly runs: OpenRuns,
    private readonly organisations: Organisations,
  ) {
    this.context = dc.context;
  }

  /** Takes a control, by its button or word. False: the message is none. */
  async receive(submit: Submit | undefined, text: string): Promise<boolean> {
    const turn = turnOf(this.context);
    const control = controlOf(submit, text, turn.words);
    const wished = languageOf(submit, text, turn.words) ?? (await broughtBefore(turn, text));
    if (wished !== undefined) await this.speak(wished);
    else if (control === undefined || control === 'back' || isAside(control)) return false;
    // A button may be about a run that another has taken the place of.
    else if (submit?.run && submit.run !== this.runs.current?.id) await sayStale(this.context);
    else await this.control(control);
    return true;
  }

  /** Takes the answer to "really give it up?" and "really start over?". Anything but a yes goes on where it was. */
  async leaves(waits: Waits | undefined, submit: Submit | undefined, text: string): Promise<boolean> {
    const answer = takeLeaving(this.context, waits, submit, text);
    if (answer === undefined) return false;
    const asked = this.runs.current?.id;
    if (answer === 'stale') await sayStale(this.context);
    else if (answer === 'no') await this.runs.repeat();
    else if (answer.for === 'changing') await this.organisations.change(answer.organisation);
    else if (answer.run !== asked) await this.runs.repeat();
    else await (answer.for === 'restarting' ? this.runs.restart() : this.giveUp());
    return true;
  }

  /** Gives up what is asked now: where that costs answers, it is asked first. */
  async cancel(): Promise<void> {
    const run = await this.runOr('common:nothingToCancel');
    if (run === undefined) return;
    if (givenCount(run) > 0) return askToLeave(this.context, this.guides.cards, run.id);
    await this.giveUp();
  }

  private async control(control: Exclude<Control, 'back' | Aside>): Promise<void> {
    // All others are about the question that the menu was shown over, or leave it for one of their own.
    if (control !== 'menu' && control !== 'language') this.runs.endMenu();
    switch (control) {
      case 'language':
        return showLanguages(this.context, this.guides.cards);
      case 'menu':
        return showMenu(this.context, this.guides);
      case 'help':
        return showHelp(this.dc, this.guides);
      case 'person':
        return askPerson(this.context, this.guides, this.runs);
      case 'history':
        return this.runs.start('myHistory', undefined, { period: null });
      case 'where':
        return this.where();
      case 'repeat':
        return this.runs.repeat();
      case 'restart':
        return this.restart();
      case 'cancel':
        return this.cancel();
    }
  }

  private async where(): Promise<void> {
    const run = await this.runOr('common:where.nowhere');
    if (run === undefined) return;
    await showWhere(this.dc, this.guides, run);
    await this.runs.repeat();
  }

  private async restart(): Promise<void> {
    const run = await this.runOr('common:where.nowhere');
    if (run === undefined) return;
    if (givenCount(run) > 0) return askToRestart(this.context, this.guides.cards, run);
    await this.runs.restart();
  }

  /** The run that is asked now. Without one this is said, with the menu; and one that was carried out ends. */
  private async runOr(none: FixedKey): Promise<Run | undefined> {
    const run = this.runs.current;
    if (run === undefined) {
      await say(this.context, turnOf(this.context).words.say(none));
      await showMenu(this.context, this.guides);
      return undefined;
    }
    return (await this.carriedOut(run)) ? undefined : run;
  }

  /** What was carried out cannot be given up: it ends with its receipt, which this conversation has not had yet. */
  private async carriedOut(run: Run): Promise<boolean> {
    const receipt = await receiptBefore(run, turnOf(this.context));
    if (receipt === undefined || !isDone(receipt)) return false;
    await showReceipt(this.context, this.guides.cards, run.procedure, receipt);
    await this.runs.close();
    return true;
  }

  private async giveUp(): Promise<void> {
    await say(this.context, turnOf(this.context).words.say('common:cancelled'));
    await this.runs.close();
  }

  /** Goes on in another language, with what was asked last: the menu is where the language is changed, too. */
  private async speak(wished: Language): Promise<void> {
    await switchLanguage(this.context, wished);
    await this.runs.leaveMenu();
  }
}
