import { isCalled } from '../../domain/terms/choices.js';
import type { DialogContext } from '../conversation/dialogTypes.js';
import type { Run } from '../conversation/state.js';
import { turnOf } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import { choicesOf } from '../fields/picking.js';
import { firstEmpty } from './firstEmpty.js';
import { OpenScreen } from './openScreen.js';
import { Waiting } from './screen.js';

/** The question that a typed line is for: a field of the open screen. */
export interface AskedNow {
  readonly procedure: Procedure;
  readonly run: Run;
  readonly field: Field;
}

/** Undefined where no screen is open, or all of its fields are filled in. */
export async function askedNow(dc: DialogContext, guides: Guides): Promise<AskedNow | undefined> {
  const { activeDialog, context } = dc;
  if (activeDialog === undefined || !Waiting.safeParse(activeDialog.state).success) return undefined;
  const { procedure, run, screen } = new OpenScreen(context, activeDialog, guides);
  const field = await firstEmpty(screen, turnOf(context));
  return field && { procedure, run, field };
}

/** Whether a text is what a choice of the question is called that a typed line is for: then it is an answer, whatever else it says. */
export async function isChoiceNow(dc: DialogContext, guides: Guides, text: string): Promise<boolean> {
  const asked = await askedNow(dc, guides);
  if (asked === undefined || !kindOf(asked.field.schema).offersChoices) return false;
  const { choices } = await choicesOf(asked.field, asked.run.answers, turnOf(dc.context), { text, page: 0 });
  return choices.some((choice) => isCalled(choice, text));
}
