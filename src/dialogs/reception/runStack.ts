import type { FixedKey } from '../../speech/words.js';
import { complete } from '../conversation/dialogClasses.js';
import type { DialogContext, DialogTurnResult } from '../conversation/dialogTypes.js';
import { goingOnWith, isAtMenu } from '../conversation/openDialog.js';
import { say, sayStale, setAside } from '../conversation/speaking.js';
import type { DialogsState, Run } from '../conversation/state.js';
import { turnOf } from '../conversation/turn.js';
import { givenCount, keptOver } from '../definition/answers.js';
import type { Guides } from '../definition/guides.js';
import { receiptBefore } from '../runs/carryOut.js';
import { dropDraft } from '../runs/drafts/keeping.js';
import { isDone, showReceipt } from '../shown/receipt.js';
import { showMenu } from './menu.js';
import { askToGoOn } from './questions/goingOn.js';
import { offerSecond } from './questions/offering.js';

/** The runs that are open one over the other. Only the uppermost is on the dialogs' stack: the others wait in the state. */
export class RunStack {
  constructor(
    protected readonly dc: DialogContext,
    protected readonly guides: Guides,
  ) {}

  /** The turn as it is now: its language may have changed. */
  protected get turn() {
    return turnOf(this.dc.context);
  }

  /** Whether a run only shows something. */
  protected looks({ procedure }: Run): boolean {
    return this.guides.procedures.get(procedure)?.ending.show !== undefined;
  }

  /** Goes on with a run that waits under others. */
  async resume(id: string): Promise<void> {
    const { state } = this.turn;
    if (!state.open.includes(id)) return sayStale(this.dc.context);
    if (state.open[0] === id && this.dc.activeDialog !== undefined) return this.leaveMenu();
    state.open = [id, ...state.open.filter((other) => other !== id)];
    await this.enter(id);
  }

  /** Gives the message to the question that is open. */
  async goOn(): Promise<void> {
    this.turn.state.instead = undefined;
    await this.settle(await this.dc.continueDialog());
  }

  /** The run that something is asked of now: a question of its own, or whether to go on with it. */
  get current(): Run | undefined {
    const { state } = this.turn;
    const asked = this.dc.activeDialog !== undefined || goingOnWith(state) !== undefined;
    return asked ? state.runs[state.open[0] ?? ''] : undefined;
  }

  /** Whether what is typed answers a question: the menu, shown over one, sets that aside until it is asked again. */
  get asksNow(): boolean {
    return this.dc.activeDialog !== undefined && !isAtMenu(this.turn.state);
  }

  /** The runs with answers that are set aside: all but the one whose question is open. */
  get aside(): Run[] {
    const { open, runs } = this.turn.state;
    const waiting = this.asksNow ? open.slice(1) : open;
    return waiting.flatMap((id) => runs[id] ?? []).filter((run) => givenCount(run) > 0);
  }

  /** Goes back from the menu to the question that was set aside for it, if there is one. */
  leaveMenu(): Promise<void> {
    this.endMenu();
    return this.repeat();
  }

  /** What is said from now on is about the question that the menu was shown over. */
  endMenu(): void {
    const { state } = this.turn;
    if (isAtMenu(state)) state.instead = undefined;
  }

  /** Asks once more what is asked now, or shows the menu. */
  async repeat(): Promise<void> {
    if (this.asksNow) return this.dc.repromptDialog();
    const { current } = this;
    if (current === undefined || isAtMenu(this.turn.state)) return this.atTheEnd();
    await askToGoOn(this.dc.context, this.guides.cards, current);
  }

  /** The menu, or how it is asked for where each message of it is paid for. */
  private atTheEnd(): Promise<void> {
    const { context } = this.dc;
    const { words, repeatsMenu } = this.turn;
    return repeatsMenu ? showMenu(context, this.guides) : say(context, words.say('common:menu.after'));
  }

  /**
   * Begins the current run again, in its place among the others. The first time it keeps what its sentence named; whoever
   * starts over once more is asked that, too.
   */
  async restart(): Promise<void> {
    const { current } = this;
    if (current === undefined) return this.repeat();
    const { id, procedure } = current;
    // Whoever starts over says anew what they want.
    this.turn.state.second = undefined;
    this.turn.state.runs[id] = { id, procedure, answers: keptOver(current), asked: [] };
    await this.enter(id, 'common:restart.done');
  }

  /**
   * Ends the uppermost run. Where answers wait in the one below it is asked whether to go on with that. `shown`: what it found
   * has been, and the buttons of that go on with its answers. `wished`: what its sentence wished beside it is offered now.
   */
  async close(note: FixedKey = 'common:cancelled', shown?: 'shown', wished?: DialogsState['second']): Promise<void> {
    const { state, words } = this.turn;
    const [ended, below] = state.open;
    await this.clear(note);
    state.open = state.open.slice(1);
    await dropDraft(state.runs[ended ?? ''], this.turn);
    if (ended !== undefined) this.forget([ended], shown);
    const run = below === undefined ? undefined : state.runs[below];
    if (wished !== undefined) return offerSecond(this.dc.context, this.guides, wished);
    // The rows of a list have numbers of their own, which the menu's would follow.
    if (run === undefined && state.list?.numbered) return;
    // Beside a panel that has it all, the menu would only push the receipt away.
    if (run === undefined && this.turn.message.panel) return;
    if (run === undefined) return this.atTheEnd();
    if (givenCount(run) > 0) return askToGoOn(this.dc.context, this.guides.cards, run);
    await say(this.dc.context, words.say('common:backTo', { procedure: words.say(`${run.procedure}:title`) }));
    await this.enter(run.id);
  }

  /** Ends all runs. */
  closeAll(): Promise<void> {
    return this.drop(this.turn.state.open);
  }

  /** Ends these runs. What was carried out has a receipt, which this conversation has not had yet. */
  async drop(ids: readonly string[]): Promise<void> {
    const { state } = this.turn;
    for (const id of ids) {
      const run = state.runs[id];
      const receipt = run && (await receiptBefore(run, this.turn));
      if (run === undefined || receipt === undefined || !isDone(receipt)) continue;
      await showReceipt(this.dc.context, this.guides, run.procedure, receipt);
    }
    if (ids.includes(state.open[0] ?? '')) await this.clear('common:cancelled');
    state.open = state.open.filter((id) => !ids.includes(id));
    this.forget(ids);
  }

  /** What was chosen in runs that have ended is needed no more, but for answers that what is shown goes on with. */
  protected forget(ids: readonly string[], shown?: 'shown'): void {
    const { state, services, actor, afterwards } = this.turn;
    const isOver = ([id]: readonly [string, Run]) => ids.includes(id);
    const over = Object.entries(state.runs).filter(isOver);
    const found = over.flatMap(([, run]) => (shown && this.looks(run) ? Object.values(run.answers) : []));
    state.runs = Object.fromEntries(Object.entries(state.runs).filter((one) => !isOver(one)));
    if (ids.includes(state.second?.run ?? '')) state.second = undefined;
    if (ids.length === 0) return;
    const ended = { runs: ids, shown: found.filter((one) => typeof one === 'string'), replaced: [] };
    afterwards(() => services.selections.release(actor, ended));
  }

  /** Gives up runs that are set aside, with their drafts. */
  async giveUp(ids: readonly string[]): Promise<void> {
    const { state } = this.turn;
    for (const id of ids) await dropDraft(state.runs[id], this.turn);
    await this.drop(ids);
  }

  /** Asks what is open in a run, from its answers alone: whatever the stack held before is dropped. */
  protected async enter(id: string, note: FixedKey = 'common:setAside'): Promise<void> {
    const run = this.turn.state.runs[id];
    await this.clear(note);
    if (run !== undefined) await this.settle(await this.dc.beginDialog(run.procedure, { run: id }));
  }

  private async settle({ status }: DialogTurnResult): Promise<void> {
    if (status !== complete) return;
    const { second, open } = this.turn.state;
    const isWished = second !== undefined && second.run === open[0];
    await this.close('common:cancelled', 'shown', isWished ? second : undefined);
  }

  /** Empties the stack; a card that still waits says why it no longer does. */
  private async clear(note: FixedKey): Promise<void> {
    const { state, words } = this.turn;
    const asked = this.dc.stack[0]?.id ?? '';
    const title = this.guides.procedures.has(asked) ? words.say(`${asked}:title`) : '';
    await setAside(this.dc.context, this.guides.cards, title, note);
    await this.dc.cancelAllDialogs();
    state.instead = undefined;
    state.missed = undefined;
  }
}
