import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { DialogTurnStatus } from 'botbuilder-dialogs';
import { givenCount } from '../answers.js';
import type { Guides } from '../guides.js';
import { say, sayStale, setAside } from '../speaking.js';
import { turnOf } from '../turn.js';
import type { FixedKey } from '../words.js';
import { showMenu } from './menu.js';

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

  /** Begins a procedure, over the one that is open. What would be refused in any case is said first. */
  async start(id: string): Promise<void> {
    const { words, format, state, services, actor, operator } = this.turn;
    const procedure = this.guides.procedures.get(id);
    if (procedure === undefined || !(operator.profile.roles[actor.role] ?? []).includes(id)) {
      return say(this.dc.context, words.say('problems:actor.notAllowed'));
    }
    const asked = state.runs[state.open[0] ?? ''];
    // Pressed twice, or an old menu: nothing was answered yet, so it is the same one that is wanted.
    if (asked?.procedure === id && givenCount(asked.answers) === 0) return this.resume(asked.id);
    if (state.open.length >= DEEPEST) {
      await say(this.dc.context, words.say('common:tooDeep'));
      return this.repeat();
    }
    const command = procedure.ending.run?.command;
    const open = command === undefined ? undefined : await services.door.preflight(command, actor);
    if (open?.ok === false) return say(this.dc.context, format.problem(open.problem));
    const run = { id: services.ids.next(), procedure: id, answers: {}, asked: [] };
    state.runs[run.id] = run;
    state.open.unshift(run.id);
    await this.enter(run.id);
  }

  /** Goes on with a run that waits under others. */
  async resume(id: string): Promise<void> {
    const { state } = this.turn;
    if (!state.open.includes(id)) return sayStale(this.dc.context);
    if (state.open[0] === id) return this.repeat();
    state.open = [id, ...state.open.filter((other) => other !== id)];
    await this.enter(id);
  }

  /** Gives the message to the question that is open. */
  async goOn(): Promise<void> {
    await this.settle(await this.dc.continueDialog());
  }

  /** Asks once more what is asked now, or shows the menu. */
  async repeat(): Promise<void> {
    if (this.dc.activeDialog === undefined) return showMenu(this.dc.context, this.guides);
    await this.dc.repromptDialog();
  }

  /** Ends the uppermost run; the one below goes on, or the menu is shown. */
  async close(): Promise<void> {
    const { state, words } = this.turn;
    const [ended, below] = state.open;
    await this.clear('common:cancelled');
    state.open = state.open.slice(1);
    if (ended !== undefined) delete state.runs[ended];
    const run = below === undefined ? undefined : state.runs[below];
    if (run === undefined) return showMenu(this.dc.context, this.guides);
    await say(this.dc.context, words.say('common:backTo', { procedure: words.say(`${run.procedure}:title`) }));
    await this.enter(run.id);
  }

  /** Asks what is open in a run, from its answers alone: whatever the stack held before is dropped. */
  private async enter(id: string): Promise<void> {
    const run = this.turn.state.runs[id];
    await this.clear('common:setAside');
    if (run !== undefined) await this.settle(await this.dc.beginDialog(run.procedure, { run: id }));
  }

  private async settle({ status }: DialogTurnResult): Promise<void> {
    if (status === DialogTurnStatus.complete) await this.close();
  }

  /** Empties the stack; a card that still waits says why it no longer does. */
  private async clear(note: FixedKey): Promise<void> {
    const { state, words } = this.turn;
    const asked = this.dc.stack[0]?.id ?? '';
    const title = this.guides.procedures.has(asked) ? words.say(`${asked}:title`) : '';
    await setAside(this.dc.context, this.guides.cards, title, note);
    await this.dc.cancelAllDialogs();
    state.awaitsPin = undefined;
  }
}
