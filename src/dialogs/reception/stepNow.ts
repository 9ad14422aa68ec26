import { z } from 'zod';
import type { DialogContext } from '../conversation/dialogTypes.js';
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
 * procedure of the menu is that; it is looked for last, among all of them.
 */
export const namesStep = async (dialog: DialogContext, guides: Guides, text: string): Promise<boolean> =>
  (await isStepOfOpen(dialog, guides, text)) && titleIn(turnOf(dialog.context), guides, text) === undefined;

async function isStepOfOpen({ activeDialog, context }: DialogContext, guides: Guides, text: string): Promise<boolean> {
  const turn = turnOf(context);
  if (activeDialog === undefined) return false;
  if (asksReview(turn.state)) {
    const run = runOf(turn, Reviewing.parse(activeDialog.state).run);
    return stepAtReview(text, procedureOf(guides, run.procedure), run, turn) !== undefined;
  }
  if (!Waiting.safeParse(activeDialog.state).success) return false;
  return isStepNow(new OpenScreen(context, activeDialog, guides), text);
}
