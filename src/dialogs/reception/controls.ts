import type { Language } from '../../domain/terms/language.js';
import type { FixedKey } from '../../speech/words.js';
import { type Control, languageOf } from '../conversation/control.js';
import type { DialogContext } from '../conversation/dialogTypes.js';
import { say } from '../conversation/speaking.js';
import type { Run } from '../conversation/state.js';
import { turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { givenCount, lostOver } from '../definition/answers.js';
import { atAnyMoment } from '../definition/atAnyMoment.js';
import type { Guides } from '../definition/guides.js';
import { askPerson } from '../help/contact.js';
import { showHelp } from '../help/help.js';
import { showWhere } from '../help/whereAmI.js';
import { receiptBefore } from '../runs/carryOut.js';
import { isChoiceNow } from '../screen/askedNow.js';
import { isDone, showReceipt } from '../shown/receipt.js';
import { broughtBefore, showLanguages, switchLanguage } from './languages.js';
import { showMenu } from './menu.js';
import type { OpenRuns } from './openRuns.js';
import { askToLeave, askToRestart } from './questions/leaving.js';
import { giveUpNow } from './questions/reallyLeaving.js';

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
  ) {
    this.context = dc.context;
  }

  /** Takes a word for a control. False: the text is none. */
  async said(text: string): Promise<boolean> {
    const turn = turnOf(this.context);
    const { control } = turn.message;
    const wished = languageOf(text, turn.words) ?? (await broughtBefore(turn, text));
    // Where a language is asked for, its name answers.
    if (wished !== undefined && (await isChoiceNow(this.dc, this.guides, text))) return false;
    if (wished !== undefined) await this.speak(wished);
    else if (control === undefined || control === 'back' || isAside(control)) return false;
    else await this.take(control);
    return true;
  }

  /** Gives up what is asked now: where that costs answers, it is asked first. */
  async cancel(): Promise<void> {
    const run = await this.runOr('common:nothingToCancel');
    if (run === undefined) return;
    if (givenCount(run) > 0) return askToLeave(this.context, this.guides.cards, run.id);
    await giveUpNow(this.context, this.runs);
  }

  /** Does what a control stands for. */
  async take(control: Exclude<Control, 'back' | Aside>): Promise<void> {
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
        return this.runs.startAtOnce(atAnyMoment.history.shown('', undefined));
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
    if (lostOver(run) > 0) return askToRestart(this.context, this.guides.cards, run);
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
    await showReceipt(this.context, this.guides, run.procedure, receipt);
    await this.runs.close();
    return true;
  }

  /** Goes on in another language, with what was asked last: the menu is where the language is changed, too. */
  async speak(wished: Language): Promise<void> {
    await switchLanguage(this.context, wished);
    await this.runs.leaveMenu();
  }
}
