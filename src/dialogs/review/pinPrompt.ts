import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from '../conversation/dialogClasses.js';
import { say } from '../conversation/speaking.js';
import { turnOf } from '../conversation/turn.js';

/** How it ends: the turn holds a PIN, or the person went back to the review. */
export type PinResult = { readonly typed: true } | { readonly back: true };

/** Asks for the PIN in plain text. What is typed next reaches the turn's `pin` only: no state, no log. */
export class PinPrompt extends Dialog {
  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    await this.ask(dc.context);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { activity } = dc.context;
    if (activity.type !== ActivityTypes.Message) return Dialog.EndOfTurn;
    const turn = turnOf(dc.context);
    if (turn.message.control === 'back') return dc.endDialog({ back: true } satisfies PinResult);
    if (turn.pin === undefined) {
      // Whatever is typed here may have been meant as the PIN.
      turn.hideText();
      await this.ask(dc.context);
      return Dialog.EndOfTurn;
    }
    return dc.endDialog({ typed: true } satisfies PinResult);
  }

  override async repromptDialog(context: TurnContext): Promise<void> {
    await this.ask(context);
  }

  private async ask(context: TurnContext): Promise<void> {
    await say(context, turnOf(context).words.say('common:pin.ask'));
  }
}
