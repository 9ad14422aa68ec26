import { ActivityTypes } from '../conversation/activity.js';
import { Dialog } from '../conversation/dialogClasses.js';
import type { DialogContext, DialogInstance, DialogTurnResult } from '../conversation/dialogTypes.js';
import { say, sayStale } from '../conversation/speaking.js';
import { isListButton } from '../conversation/submit.js';
import { isFirst } from '../conversation/trail.js';
import { runOf, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { type Guides, procedureOf } from '../definition/guides.js';
import { searchList } from './longList.js';
import { OpenScreen } from './openScreen.js';
import { ScreenOptions, type ScreenResult, type Waiting } from './screen.js';
import { isFinished } from './steps.js';
import { takeCard } from './submittedCard.js';
import { typedFor } from './typed.js';
import { takeLine } from './typedEntry.js';

/** Asks some fields of a screen: a card with all of them where cards show, one question at a time where they do not. */
export class ScreenPrompt extends Dialog<ScreenOptions> {
  constructor(
    id: string,
    private readonly guides: Guides,
  ) {
    super(id);
  }

  override async beginDialog(dc: DialogContext, options?: ScreenOptions): Promise<DialogTurnResult> {
    const asked = ScreenOptions.parse(options);
    const turn = turnOf(dc.context);
    turn.state.missed = undefined;
    const card = turn.services.ids.next();
    const run = runOf(turn, asked.run);
    const sought = turn.state.sought?.procedure === run.procedure ? turn.state.sought.texts : {};
    turn.state.sought = undefined;
    const fields = procedureOf(this.guides, run.procedure).fields.filter(({ name }) => asked.fields.includes(name));
    const drafts = { ...typedFor(fields, run), ...asked.drafts };
    const narrowed = Object.entries(sought).filter(([name]) => asked.fields.includes(name));
    const places = Object.fromEntries(narrowed.map(([name, text]) => [name, { text, page: 0 }]));
    const waiting: Waiting = { ...asked, card, drafts, places, shown: [] };
    const instance = instanceOf(dc);
    instance.state = waiting;
    // Where a card is still open (the review, of which one answer is changed), this one takes its place.
    await new OpenScreen(dc.context, instance, this.guides).ask();
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    if (dc.context.activity.type !== ActivityTypes.Message) return Dialog.EndOfTurn;
    const left = await take(new OpenScreen(dc.context, instanceOf(dc), this.guides));
    return left === undefined ? Dialog.EndOfTurn : dc.endDialog(left);
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    await new OpenScreen(context, instance, this.guides).askBelow();
  }
}

function instanceOf({ activeDialog }: DialogContext): DialogInstance {
  if (activeDialog === undefined) throw new Error('a screen is asked that is not on the stack');
  return activeDialog;
}

/** What a message does to the screen. Undefined: it waits on. */
async function take(open: OpenScreen): Promise<ScreenResult | undefined> {
  const { text, submit, control } = open.turn.message;
  if (control === 'back') return goBack(open);
  if (submit === undefined) return takeLine(open, text);
  if (submit.act === 'answer') return takeCard(open, submit);
  if (isListButton(submit)) return searchList(open, submit);
  if (submit.act === 'step' && isFinished(open, submit.step)) return { step: submit.step };
  await sayStale(open.context);
  return undefined;
}

async function goBack(open: OpenScreen): Promise<ScreenResult | undefined> {
  const from = open.waiting.fields;
  // The card stays as it is and what comes next takes its place.
  if (!isFirst(open.run, from)) return { back: true, from };
  await say(open.context, open.turn.words.say('common:firstQuestion'));
  if (!open.turn.showsCards) await open.ask();
  return undefined;
}
