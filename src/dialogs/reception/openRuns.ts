import { ok } from '../../domain/terms/result.js';
import type { Given } from '../../domain/terms/thing.js';
import { sayIfAny } from '../../speech/words.js';
import { say } from '../conversation/speaking.js';
import type { DialogsState, Run } from '../conversation/state.js';
import { givenCount } from '../definition/answers.js';
import type { Procedure } from '../definition/procedure.js';
import { handedOver, sameGiven } from '../fields/lines/handedOver.js';
import { nothingToChoose } from '../fields/nothingToChoose.js';
import { offeredDrafts } from '../runs/drafts/offered.js';
import { answersFrom, type Begun, nextFor } from '../shown/next.js';
import { leaveRows } from '../shown/rowActions.js';
import { offeredProcedure, refusedAtOnce, runFrom } from './beginning.js';
import { askAboutDraft } from './questions/draftFound.js';

import { RunStack } from './runStack.js';

/** How many procedures may be open one over the other. */
const DEEPEST = 3;

/** The runs that are open one over the other, and how one more begins. */
export class OpenRuns extends RunStack {
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
    if (!(await this.admits(procedure))) return;
    // The draft takes the place of what was open when it was asked about: nothing was answered since.
    const asked = state.open.filter((run) => state.runs[run]?.procedure === id && state.runs[run]?.beside === 'asked');
    await this.begin(procedure, await runFrom(this.dc.context, procedure, draft));
    state.open = state.open.filter((run) => !asked.includes(run));
    this.forget(asked);
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

  private async begin(procedure: Procedure, { answers, asked }: Pick<Run, 'answers' | 'asked'>): Promise<void> {
    const { state, services } = this.turn;
    state.next = undefined;
    leaveRows(state);
    const id = services.ids.next();
    state.second = secondOf(state, procedure.id, id);
    const own = await handedOver(procedure, answers, id, this.turn);
    const run: Run = { id, procedure: procedure.id, answers: own, asked };
    const [before = ''] = state.open;
    const kept = this.keptUnder(procedure.id);
    this.forget(state.open.filter((one) => !kept.includes(one)));
    state.runs[run.id] = run;
    state.open = [run.id, ...kept];
    await this.enter(run.id, before === '' || kept.includes(before) ? 'common:setAside' : 'common:closed');
  }
}

/** What was wished beside a procedure belongs to the run that begins it; where another one begins instead it is dropped. */
function secondOf({ second }: DialogsState, procedure: string, run: string): DialogsState['second'] {
  if (second === undefined || second.run !== undefined) return second;
  return second.first === procedure ? { ...second, run } : undefined;
}
