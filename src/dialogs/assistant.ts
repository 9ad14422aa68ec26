import { ActivityTypes, type StatePropertyAccessor, type TurnContext } from 'botbuilder';
import { type DialogContext, DialogSet, type DialogState, DialogTurnStatus } from 'botbuilder-dialogs';
import { plain } from '../domain/choices.js';
import type { Receipt } from '../domain/records/receipt.js';
import { looksSecret } from '../domain/values/identifiers.js';
import { type Cards, cardMessage } from './cards.js';
import { type Control, controlOf } from './control.js';
import { showHelp } from './help.js';
import { yesOrNo } from './kinds.js';
import { menuEntries, showMenu } from './menu.js';
import { PinPrompt } from './pinPrompt.js';
import type { Procedure } from './procedure.js';
import { isDone, showReceipt } from './receipt.js';
import { ReviewPrompt } from './reviewPrompt.js';
import { ScreenPrompt } from './screenPrompt.js';
import { say, setAside } from './speaking.js';
import { type Submit, submitOf } from './submit.js';
import { type Turn, turnOf } from './turn.js';
import { compile, PIN, REVIEW, SCREEN } from './waterfall.js';

/** How many procedures may be open one over the other. */
const DEEPEST = 3;

/** Buttons that mean the same on whatever card they stand; all others belong to one card. */
const WITHOUT_CARD: ReadonlySet<string> = new Set(['menu', 'start', 'resume', 'leave', 'stay', 'copy']);

/** The dialogs' state is a part of the conversation's: the turn has it, and whoever runs the turn commits it. */
const dialogState: StatePropertyAccessor<DialogState> = {
  get: async (context: TurnContext) => turnOf(context).state.dialogs,
  set: async (context: TurnContext, value: DialogState) => {
    turnOf(context).state.dialogs = value;
  },
  delete: async (context: TurnContext) => {
    turnOf(context).state.dialogs = { dialogStack: [] };
  },
};

/** Carries out one turn of a conversation. The context has its turn bound to it (`bindTurn`). */
export type Assistant = (context: TurnContext) => Promise<void>;

/** The assistant that knows these procedures. */
export function makeAssistant(procedures: readonly Procedure[], cards: Cards): Assistant {
  const known = new Map(procedures.map((procedure) => [procedure.id, procedure]));
  const dialogs = new DialogSet(dialogState);
  for (const procedure of procedures) dialogs.add(compile(procedure, cards));
  dialogs.add(new ScreenPrompt(SCREEN, known, cards));
  dialogs.add(new ReviewPrompt(REVIEW, known, cards));
  dialogs.add(new PinPrompt(PIN));
  const desk = new Reception(known, cards);
  return async (context) => desk.receive(context, await dialogs.createContext(context));
}

/** What is done with a message before a procedure sees it, and after one has ended. */
class Reception {
  private readonly ids: ReadonlySet<string>;

  constructor(
    private readonly procedures: ReadonlyMap<string, Procedure>,
    private readonly cards: Cards,
  ) {
    this.ids = new Set(procedures.keys());
  }

  async receive(context: TurnContext, dc: DialogContext): Promise<void> {
    const { type, text = '' } = context.activity;
    if (type === ActivityTypes.ConversationUpdate) return showMenu(context, this.cards, this.ids, true);
    if (type !== ActivityTypes.Message) return;
    const turn = turnOf(context);
    const submit = submitOf(context.activity);
    if (submit !== undefined && (await this.answeredBefore(context, submit))) return;
    const control = controlOf(submit, text, turn.words);
    if (await this.left(dc, submit, text)) return;
    if (control !== undefined && control !== 'back') return this.control(dc, control);
    if (submit?.act === 'start') return this.start(dc, submit.procedure ?? '');
    if (submit?.act === 'resume') return this.resume(dc, submit.run ?? '');
    if (submit?.act === 'copy') return say(context, submit.copy ?? '');
    await this.goOn(dc, text);
  }

  /** A command that was carried out gives its receipt again, and a card that is not the open one says so. */
  private async answeredBefore(context: TurnContext, submit: Submit): Promise<boolean> {
    const turn = turnOf(context);
    const { command } = submit;
    if (submit.act === 'confirm' && command !== undefined) {
      const receipt = await turn.services.door.receiptOf(command, turn.actor);
      if (receipt !== undefined) {
        await this.receiptAgain(context, receipt);
        return true;
      }
    }
    if (WITHOUT_CARD.has(submit.act) || submit.card === openCard(turn)) return false;
    await say(context, turn.words.say('common:stale'));
    return true;
  }

  private async receiptAgain(context: TurnContext, receipt: Receipt): Promise<void> {
    const turn = turnOf(context);
    if (receipt.outcome.kind === 'refused') return say(context, turn.format.problem(receipt.outcome.problem));
    const procedure = [...this.procedures.values()].find(({ ending }) => ending.run?.command.name === receipt.command);
    if (procedure !== undefined && isDone(receipt)) await showReceipt(context, this.cards, procedure.id, receipt);
  }

  /** Takes the answer to "really give it up?". Anything but a yes goes on where it was. */
  private async left(dc: DialogContext, submit: Submit | undefined, text: string): Promise<boolean> {
    const turn = turnOf(dc.context);
    const { leaving } = turn.state;
    const pressed = submit?.act === 'leave' ? true : submit?.act === 'stay' ? false : undefined;
    if (leaving === undefined) {
      if (pressed !== undefined) await say(dc.context, turn.words.say('common:stale'));
      return pressed !== undefined;
    }
    turn.state.leaving = undefined;
    const answer = submit === undefined ? yesOrNo(text, turn) : pressed;
    if (answer === undefined) return false;
    if (answer && turn.state.open[0] === leaving) {
      await say(dc.context, turn.words.say('common:cancelled'));
      await this.close(dc);
    } else await this.repeat(dc);
    return true;
  }

  private async control(dc: DialogContext, control: Exclude<Control, 'back'>): Promise<void> {
    const turn = turnOf(dc.context);
    const run = turn.state.runs[turn.state.open[0] ?? ''];
    if (control === 'menu') return showMenu(dc.context, this.cards, this.ids, false);
    if (control === 'help') return showHelp(dc, this.procedures);
    if (run === undefined) {
      await say(dc.context, turn.words.say('common:nothingToCancel'));
      return showMenu(dc.context, this.cards, this.ids, false);
    }
    if (Object.keys(run.answers).length > 0) return this.askToLeave(dc.context, run.id);
    await say(dc.context, turn.words.say('common:cancelled'));
    await this.close(dc);
  }

  private async askToLeave(context: TurnContext, run: string): Promise<void> {
    const turn = turnOf(context);
    const { words, state } = turn;
    state.leaving = run;
    const count = Object.keys(state.runs[run]?.answers ?? {}).length;
    const title = words.say('common:leave.title', { count });
    if (!turn.showsCards) return say(context, `${title}\n${words.say('common:leave.text')}`);
    const entries = (['leave', 'stay'] as const).map((act) => ({
      title: words.say(`common:leave.${act}`),
      act,
      procedure: '',
      run,
    }));
    const data = { title, facts: [], question: words.say('common:leave.question'), entries };
    await context.sendActivity(cardMessage(this.cards('menu', data)));
  }

  /** Begins a procedure, over the one that is open. What would be refused in any case is said first. */
  private async start(dc: DialogContext, id: string): Promise<void> {
    const turn = turnOf(dc.context);
    const { words, state, services, actor, operator } = turn;
    const procedure = this.procedures.get(id);
    if (procedure === undefined || !(operator.profile.roles[actor.role] ?? []).includes(id)) {
      return say(dc.context, words.say('problems:actor.notAllowed'));
    }
    if (state.open.length >= DEEPEST) {
      await say(dc.context, words.say('common:tooDeep'));
      return this.repeat(dc);
    }
    const command = procedure.ending.run?.command;
    const open = command === undefined ? undefined : await services.door.preflight(command, actor);
    if (open?.ok === false) return say(dc.context, turn.format.problem(open.problem));
    const run = { id: services.ids.next(), procedure: id, answers: {}, asked: [] };
    state.runs[run.id] = run;
    state.open.unshift(run.id);
    await this.enter(dc, run.id);
  }

  private async resume(dc: DialogContext, id: string): Promise<void> {
    const { state, words } = turnOf(dc.context);
    if (state.runs[id] === undefined) return say(dc.context, words.say('common:stale'));
    state.open = [id, ...state.open.filter((other) => other !== id)];
    await this.enter(dc, id);
  }

  /** Asks what is open in a run, from its answers alone: whatever the stack held before is dropped. */
  private async enter(dc: DialogContext, id: string): Promise<void> {
    const { state } = turnOf(dc.context);
    const run = state.runs[id];
    await this.clear(dc, 'common:setAside');
    if (run !== undefined) await this.settle(dc, (await dc.beginDialog(run.procedure, { run: id })).status);
  }

  private async goOn(dc: DialogContext, text: string): Promise<void> {
    const turn = turnOf(dc.context);
    if (dc.activeDialog !== undefined) return this.settle(dc, (await dc.continueDialog()).status);
    const said = plain(text);
    const entries = menuEntries(turn, this.ids);
    const entry =
      entries.find(({ title }) => plain(title) === said) ??
      (/^\d{1,2}$/.test(said) ? entries[Number(said) - 1] : undefined);
    if (entry !== undefined)
      return entry.act === 'start' ? this.start(dc, entry.procedure) : this.resume(dc, entry.run);
    if (looksSecret(text)) turn.hideText();
    await say(dc.context, turn.words.say(looksSecret(text) ? 'common:secretLike' : 'common:notUnderstood'));
    await showMenu(dc.context, this.cards, this.ids, false);
  }

  private async settle(dc: DialogContext, status: DialogTurnStatus): Promise<void> {
    if (status === DialogTurnStatus.complete) await this.close(dc);
  }

  /** The run that is asked has ended, one way or the other: the one below goes on, or the menu comes back. */
  private async close(dc: DialogContext): Promise<void> {
    const { state, words } = turnOf(dc.context);
    const [ended, below] = state.open;
    await this.clear(dc, 'common:cancelled');
    state.open = state.open.slice(1);
    if (ended !== undefined) delete state.runs[ended];
    const run = below === undefined ? undefined : state.runs[below];
    if (run === undefined) return showMenu(dc.context, this.cards, this.ids, false);
    await say(dc.context, words.say('common:backTo', { procedure: words.say(`${run.procedure}:title`) }));
    await this.enter(dc, run.id);
  }

  /** Empties the stack; a card that still waits says why it no longer does. */
  private async clear(dc: DialogContext, note: string): Promise<void> {
    const { state, words } = turnOf(dc.context);
    const asked = dc.stack[0]?.id ?? '';
    const title = this.procedures.has(asked) ? words.say(`${asked}:title`) : '';
    await setAside(dc.context, this.cards, title, note);
    await dc.cancelAllDialogs();
    state.awaitsPin = undefined;
  }

  private async repeat(dc: DialogContext): Promise<void> {
    if (dc.activeDialog === undefined) return showMenu(dc.context, this.cards, this.ids, false);
    await dc.repromptDialog();
  }
}

/** The card that waits for an answer now, by the id that stands on its buttons. */
function openCard({ state }: Turn): unknown {
  return state.dialogs.dialogStack.at(-1)?.state.card;
}
