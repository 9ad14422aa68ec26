import { ActivityTypes, type StatePropertyAccessor, type TurnContext } from 'botbuilder';
import { type DialogContext, DialogSet, type DialogState, DialogTurnStatus } from 'botbuilder-dialogs';
import type { Language } from '../domain/language.js';
import { looksSecret } from '../domain/values/identifiers.js';
import { answeredBefore } from './answeredBefore.js';
import { given } from './answers.js';
import type { Cards } from './cards.js';
import { type Control, controlOf, languageOf } from './control.js';
import { showHelp } from './help.js';
import { yesOrNo } from './kinds.js';
import { broughtBefore, showLanguages, switchLanguage } from './languages.js';
import { askToLeave } from './leaving.js';
import { menuEntry, showMenu } from './menu.js';
import { PinPrompt } from './pinPrompt.js';
import type { Procedure } from './procedure.js';
import { isDone, showReceipt } from './receipt.js';
import { ReviewPrompt } from './reviewPrompt.js';
import { ScreenPrompt } from './screenPrompt.js';
import { say, setAside } from './speaking.js';
import type { Run } from './state.js';
import { type Submit, submitOf } from './submit.js';
import { turnOf } from './turn.js';
import { compile, PIN, REVIEW, SCREEN } from './waterfall.js';
import type { FixedKey } from './words.js';

/** How many procedures may be open one over the other. */
const DEEPEST = 3;

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
    const atMenu = turn.state.atMenu === true;
    turn.state.atMenu = undefined;
    // A card's answer that no button of ours can have sent.
    const foreign = submit === undefined && context.activity.value !== undefined && text.trim() === '';
    if (foreign) return say(context, turn.words.say('common:stale'));
    if (submit !== undefined && (await answeredBefore(context, submit, this.procedures, this.cards))) return;
    const control = controlOf(submit, text, turn.words);
    if (await this.left(dc, submit, text)) return;
    const wished = languageOf(submit, text, turn.words) ?? (await broughtBefore(turn, text));
    if (wished !== undefined || control === 'language') return this.language(dc, wished);
    if (control !== undefined && control !== 'back') return this.control(dc, control);
    if (submit?.act === 'start') return this.start(dc, submit.procedure ?? '');
    if (submit?.act === 'resume') return this.resume(dc, submit.run ?? '');
    if (submit?.act === 'copy') return say(context, submit.copy ?? turn.words.say('common:stale'));
    await this.goOn(dc, text, atMenu);
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

  private async control(dc: DialogContext, control: Exclude<Control, 'back' | 'language'>): Promise<void> {
    const turn = turnOf(dc.context);
    const run = turn.state.runs[turn.state.open[0] ?? ''];
    if (control === 'menu') return showMenu(dc.context, this.cards, this.ids, false);
    if (control === 'help') return showHelp(dc, this.procedures);
    if (run === undefined) {
      await say(dc.context, turn.words.say('common:nothingToCancel'));
      return showMenu(dc.context, this.cards, this.ids, false);
    }
    if (await this.carriedOut(dc, run)) return;
    if (Object.keys(given(run.answers)).length > 0) return askToLeave(dc.context, this.cards, run.id);
    await say(dc.context, turn.words.say('common:cancelled'));
    await this.close(dc);
  }

  /** Goes on in another language, with what was asked last; or offers those there are. */
  private async language(dc: DialogContext, wished: Language | undefined): Promise<void> {
    if (wished === undefined) return showLanguages(dc.context, this.cards);
    await switchLanguage(dc.context, wished);
    await this.repeat(dc);
  }

  /** What was carried out cannot be given up: it ends with its receipt, which this conversation has not had yet. */
  private async carriedOut(dc: DialogContext, { commandId, procedure }: Run): Promise<boolean> {
    const { services, actor } = turnOf(dc.context);
    const receipt = commandId === undefined ? undefined : await services.door.receiptOf(commandId, actor);
    if (receipt === undefined || !isDone(receipt)) return false;
    await showReceipt(dc.context, this.cards, procedure, receipt);
    await this.close(dc);
    return true;
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
    if (!state.open.includes(id)) return say(dc.context, words.say('common:stale'));
    if (state.open[0] === id) return this.repeat(dc);
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

  private async goOn(dc: DialogContext, text: string, atMenu: boolean): Promise<void> {
    const turn = turnOf(dc.context);
    const asked = dc.activeDialog !== undefined;
    const entry = asked && !atMenu ? undefined : menuEntry(turn, this.ids, text, !asked || !turn.showsCards);
    if (entry?.act === 'language') return showLanguages(dc.context, this.cards);
    if (entry?.act === 'resume') return this.resume(dc, entry.run);
    if (entry?.act === 'start') return this.start(dc, entry.procedure);
    if (asked) return this.settle(dc, (await dc.continueDialog()).status);
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
  private async clear(dc: DialogContext, note: FixedKey): Promise<void> {
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
