import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import type { Language } from '../../domain/language.js';
import { givenCount } from '../answers.js';
import { receiptBefore } from '../carryOut.js';
import { type Control, controlOf, languageOf } from '../control.js';
import { showMore } from '../found.js';
import type { Guides } from '../guides.js';
import { isDone, showReceipt } from '../receipt.js';
import { say, sayStale, sayUnused } from '../speaking.js';
import type { Run } from '../state.js';
import { type Submit, submitOf } from '../submit.js';
import { turnOf } from '../turn.js';
import { answeredBefore } from './answeredBefore.js';
import { showHelp } from './help.js';
import { broughtBefore, showLanguages, switchLanguage } from './languages.js';
import { askToLeave, leavingAnswer } from './leaving.js';
import { type MenuEntry, menuEntry, showMenu } from './menu.js';
import { OpenRuns } from './openRuns.js';

/** What is done with a message before a procedure sees it. */
export class Reception {
  private readonly context: TurnContext;
  private readonly runs: OpenRuns;

  constructor(
    private readonly dc: DialogContext,
    private readonly guides: Guides,
  ) {
    this.context = dc.context;
    this.runs = new OpenRuns(dc, guides);
  }

  async receive(): Promise<void> {
    const { activity } = this.context;
    if (activity.type === ActivityTypes.ConversationUpdate) return showMenu(this.context, this.guides, 'greeting');
    if (activity.type !== ActivityTypes.Message) return;
    const { text = '', value } = activity;
    const submit = submitOf(activity);
    // A card's answer that no button of ours can have sent.
    const foreign = submit === undefined && value !== undefined && text.trim() === '';
    const atMenu = this.leaveMenu();
    if (foreign) return sayStale(this.context);
    if (await showMore(this.context, this.guides, { submit, asked: this.dc.activeDialog !== undefined })) return;
    if (submit !== undefined && (await answeredBefore(this.context, submit, this.guides))) return;
    if (await this.leaves(submit, text)) return;
    if (await this.controls(submit, text)) return;
    if (submit?.act === 'start') return this.runs.start(submit.procedure ?? '');
    if (submit?.act === 'resume') return this.runs.resume(submit.run ?? '');
    if (submit?.act === 'copy')
      return submit.copy === undefined ? sayStale(this.context) : say(this.context, submit.copy);
    await this.goOn(text, atMenu);
  }

  /** Whether the menu was shown over an open question. Its lines can be answered once. */
  private leaveMenu(): boolean {
    const { state } = turnOf(this.context);
    const atMenu = state.atMenu === true;
    state.atMenu = undefined;
    return atMenu;
  }

  /** Takes the answer to "really give it up?". Anything but a yes goes on where it was. */
  private async leaves(submit: Submit | undefined, text: string): Promise<boolean> {
    const { state } = turnOf(this.context);
    const { leaving } = state;
    const answer = leavingAnswer(this.context, submit, text);
    state.leaving = undefined;
    if (answer === undefined) return false;
    if (leaving === undefined) await sayStale(this.context);
    else if (answer && state.open[0] === leaving) await this.cancel();
    else await this.runs.repeat();
    return true;
  }

  /** What works at any moment, but for "back", which is each question's own. */
  private async controls(submit: Submit | undefined, text: string): Promise<boolean> {
    const turn = turnOf(this.context);
    const control = controlOf(submit, text, turn.words);
    const wished = languageOf(submit, text, turn.words) ?? (await broughtBefore(turn, text));
    if (wished !== undefined) await this.speak(wished);
    else if (control === undefined || control === 'back') return false;
    else await this.control(control);
    return true;
  }

  private async control(control: Exclude<Control, 'back'>): Promise<void> {
    if (control === 'language') return showLanguages(this.context, this.guides.cards);
    if (control === 'menu') return showMenu(this.context, this.guides);
    if (control === 'help') return showHelp(this.dc, this.guides);
    const { state, words } = turnOf(this.context);
    const run = state.runs[state.open[0] ?? ''];
    if (run === undefined) {
      await say(this.context, words.say('common:nothingToCancel'));
      return showMenu(this.context, this.guides);
    }
    if (await this.carriedOut(run)) return;
    if (givenCount(run.answers) > 0) return askToLeave(this.context, this.guides.cards, run.id);
    await this.cancel();
  }

  private async cancel(): Promise<void> {
    await say(this.context, turnOf(this.context).words.say('common:cancelled'));
    await this.runs.close();
  }

  /** Goes on in another language, with what was asked last. */
  private async speak(wished: Language): Promise<void> {
    await switchLanguage(this.context, wished);
    await this.runs.repeat();
  }

  /** What was carried out cannot be given up: it ends with its receipt, which this conversation has not had yet. */
  private async carriedOut(run: Run): Promise<boolean> {
    const receipt = await receiptBefore(run, turnOf(this.context));
    if (receipt === undefined || !isDone(receipt)) return false;
    await showReceipt(this.context, this.guides.cards, run.procedure, receipt);
    await this.runs.close();
    return true;
  }

  private async goOn(text: string, atMenu: boolean): Promise<void> {
    const turn = turnOf(this.context);
    const asked = this.dc.activeDialog !== undefined;
    const entry = asked && !atMenu ? undefined : menuEntry(turn, this.guides, text, !asked || !turn.showsCards);
    if (entry !== undefined) return this.choose(entry);
    if (asked) return this.runs.goOn();
    await sayUnused(this.context, text, { secret: 'common:secretLike', other: 'common:notUnderstood' });
    await showMenu(this.context, this.guides);
  }

  private choose({ act, procedure, run }: MenuEntry): Promise<void> {
    if (act === 'language') return showLanguages(this.context, this.guides.cards);
    return act === 'resume' ? this.runs.resume(run) : this.runs.start(procedure);
  }
}
