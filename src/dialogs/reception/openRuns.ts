import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { ok } from '../../domain/terms/result.js';
import type { Given } from '../../domain/terms/thing.js';
import { type FixedKey, sayIfAny } from '../../speech/words.js';
import { DialogTurnStatus } from '../conversation/dialogClasses.js';
import { goingOnWith, isAtMenu } from '../conversation/openDialog.js';
import { say, sayStale, setAside } from '../conversation/speaking.js';
import type { Run } from '../conversation/state.js';
import { turnOf } from '../conversation/turn.js';
import { givenCount, keptOver } from '../definition/answers.js';
import type { Guides } from '../definition/guides.js';
import type { Procedure } from '../definition/procedure.js';
import { handedOver, sameGiven } from '../fields/lines/handedOver.js';
import { nothingToChoose } from '../fields/nothingToChoose.js';
import { receiptBefore } from '../runs/carryOut.js';
import { dropDraft } from '../runs/drafts/keeping.js';
import { offeredDrafts } from '../runs/drafts/offered.js';
import { answersFrom, type Begun, nextFor } from '../shown/next.js';
import { isDone, showReceipt } from '../shown/receipt.js';
import { offeredProcedure, refusedAtOnce, runFrom } from './beginning.js';
import { showMenu } from './menu.js';
import { askAboutDraft } from './questions/draftFound.js';
import { askToGoOn } from './questions/goingOn.js';

/** How many procedures may be open one over the other. */
const DEEPEST = 3;

/** The runs that are open one over the other. Only the uppermost is on the dialogs' stack: the others wait in the state. */
export class OpenRuns {
  constructor(
    private readonly dc: DialogContext,
    private readonly guides: Guides,
  ) {}

  /** The turn as it is now: its language may have changed. */
  private get turn() {
    return turnOf(this.dc.context);
  }

  /**
   * Begins a procedure, over the one that is open, perhaps with an answer to a field or with answers that were made
   * here. What would be refused in any case is said first. Where there is a draft of it, it is asked whether to go on
   * with that, unless it is to begin `anew`.
   */
  async start(id: string, begun?: Begun, made: Run['answers'] = {}, anew?: 'anew'): Promise<void> {
    const { format, state } = this.turn;
    const procedure = await offeredProcedure(this.dc.context, this.guides, id);
    if (procedure === undefined) return;
    const answers = begun === undefined ? ok(made) : await answersFrom(procedure, begun, this.turn);
    if (!answers.ok) return say(this.dc.context, format.problem(answers.problem));
    const asked = state.runs[state.open[0] ?? ''];
    // Pressed twice, or an old menu: nothing was answered yet, so it is the same one that is wanted.
    if (asked?.procedure === id && (await sameGiven(procedure, asked.answers, answers.value, this.turn)))
      return this.resume(asked.id);
    if (!(await this.admits(procedure))) return;
    const closed = await nothingToChoose(procedure, answers.value, this.turn);
    if (closed !== undefined) return this.sayNothingToChoose(id, closed);
    if (!anew && (await askAboutDraft(this.dc.context, this.guides, procedure, answers.value))) return;
    await this.begin(procedure, { answers: answers.value, asked: [] });
  }

  /** Begins the procedure of this role that is begun about this: its field is answered, and where that is nothing, left empty. */
  async startAtOnce(given: Given): Promise<void> {
    const [next] = nextFor(given, this.guides, this.turn);
    if (next === undefined) return say(this.dc.context, this.turn.words.say('problems:actor.notAllowed'));
    await this.start(next.procedure, next);
  }

  private sayNothingToChoose(id: string, closed: readonly string[]): Promise<void> {
    const { words } = this.turn;
    const own = sayIfAny(words, `${id}:nothing`);
    const nothing = own === '' ? words.say('common:nothingToChoose', { procedure: words.say(`${id}:title`) }) : own;
    return say(this.dc.context, [nothing, ...closed].join('\n'));
  }

  /** Goes on with a draft of another conversation. What does not hold any more is said, and asked again. */
  async goOnWith(id: string): Promise<void> {
    const { words, state } = this.turn;
    const procedure = await offeredProcedure(this.dc.context, this.guides, id);
    if (procedure === undefined) return;
    const draft = (await offeredDrafts(this.turn, this.guides)).find((one) => one.procedure === id);
    const here = state.open.find((run) => state.runs[run]?.procedure === id);
    if (draft === undefined && here !== undefined) return this.resume(here);
    if (draft === undefined) {
      await say(this.dc.context, words.say('problems:draft.gone'));
      return this.repeat();
    }
    if (await this.admits(procedure)) await this.begin(procedure, await runFrom(this.dc.context, procedure, draft));
  }

  /** Whether one more may be open, and its command carried out whatever the answers are. Says why not. */
  private async admits(procedure: Procedure): Promise<boolean> {
    const { words } = this.turn;
    const tooDeep = this.keptUnder(procedure.id).length >= DEEPEST;
    const refused = tooDeep ? words.say('common:tooDeep') : await refusedAtOnce(procedure, this.turn);
    if (refused === undefined) return true;
    await say(this.dc.context, refused);
    if (tooDeep) await this.repeat();
    return false;
  }

  /**
   * The open runs that a new one goes over. What is only looked at and was merely opened ends with that; what was opened
   * and is begun again is not kept a second time, unless something was typed into it.
   */
  private keptUnder(begun: string): string[] {
    const { open, runs } = this.turn.state;
    return open.filter((id) => {
      const run = runs[id];
      if (run === undefined || givenCount(run) > 0) return run !== undefined;
      return !this.looks(run) && (run.procedure !== begun || run.typed !== undefined);
    });
  }

  /** Whether a run only shows something. */
  private looks({ procedure }: Run): boolean {
    return this.guides.procedures.get(procedure)?.ending.show !== undefined;
  }

  private async begin(procedure: Procedure, { answers, asked }: Pick<Run, 'answers' | 'asked'>): Promise<void> {
    const { state, services } = this.turn;
    state.next = undefined;
    const id = services.ids.next();
    const own = await handedOver(procedure, answers, id, this.turn);
    const run: Run = { id, procedure: procedure.id, answers: own, asked };
    const [before = ''] = state.open;
    const kept = this.keptUnder(procedure.id);
    this.forget(state.open.filter((one) => !kept.includes(one)));
    state.runs[run.id] = run;
    state.open = [run.id, ...kept];
    await this.enter(run.id, before === '' || kept.includes(before) ? 'common:setAside' : 'common:closed');
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
    if (current === undefined || isAtMenu(this.turn.state)) return showMenu(this.dc.context, this.guides);
    await askToGoOn(this.dc.context, this.guides.cards, current);
  }

  /**
   * Begins the current run again, in its place among the others. The first time it keeps what its sentence named; whoever
   * starts over once more is asked that, too.
   */
  async restart(): Promise<void> {
    const { current } = this;
    if (current === undefined) return this.repeat();
    const { id, procedure } = current;
    this.turn.state.runs[id] = { id, procedure, answers: keptOver(current), asked: [] };
    await this.enter(id, 'common:restart.done');
  }

  /**
   * Ends the uppermost run. Where answers wait in the one below it is asked whether to go on with that. `shown`: what it found
   * has been, and the buttons of that go on with its answers.
   */
  async close(note: FixedKey = 'common:cancelled', shown?: 'shown'): Promise<void> {
    const { state, words } = this.turn;
    const [ended, below] = state.open;
    await this.clear(note);
    state.open = state.open.slice(1);
    await dropDraft(state.runs[ended ?? ''], this.turn);
    if (ended !== undefined) this.forget([ended], shown);
    const run = below === undefined ? undefined : state.runs[below];
    if (run === undefined) return showMenu(this.dc.context, this.guides);
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
  private forget(ids: readonly string[], shown?: 'shown'): void {
    const { state, services, actor, afterwards } = this.turn;
    const isOver = ([id]: readonly [string, Run]) => ids.includes(id);
    const over = Object.entries(state.runs).filter(isOver);
    const found = over.flatMap(([, run]) => (shown && this.looks(run) ? Object.values(run.answers) : []));
    state.runs = Object.fromEntries(Object.entries(state.runs).filter((one) => !isOver(one)));
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
  private async enter(id: string, note: FixedKey = 'common:setAside'): Promise<void> {
    const run = this.turn.state.runs[id];
    await this.clear(note);
    if (run !== undefined) await this.settle(await this.dc.beginDialog(run.procedure, { run: id }));
  }

  private async settle({ status }: DialogTurnResult): Promise<void> {
    if (status === DialogTurnStatus.complete) await this.close('common:cancelled', 'shown');
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
