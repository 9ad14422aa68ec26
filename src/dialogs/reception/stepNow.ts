import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import { asksReview } from '../conversation/openDialog.js';
import { runOf, turnOf } from '../conversation/turn.js';
import { type Guides, procedureOf } from '../definition/guides.js';
import { OpenScreen } from '../screen/openScreen.js';
import { Waiting } from '../screen/screen.js';
import { isStepNow, stepAtReview } from '../screen/steps.js';
import { titleIn } from '../sentences/sentence.js';

const Reviewing = z.object({ run: z.string() });

/**
 * Whether a text is for what is open, the question or the review, as what names a step of its guide. What is called like a
 * procedure of the menu is that.
 */
export async function namesStep({ activeDialog, context }: DialogContext, guides: Guides, text: string) {
  const turn = turnOf(context);
  if (activeDialog === undefined || titleIn(turn, guides, text) !== undefined) return false;
  if (asksReview(turn.state)) {
    const run = runOf(turn, Reviewing.parse(activeDialog.state).run);
    return stepAtReview(text, procedureOf(guides, run.procedure), run, turn) !== undefined;
  }
  if (!Waiting.safeParse(activeDialog.state).success) return false;
  return isStepNow(new OpenScreen(context, activeDialog, guides), text);
}
