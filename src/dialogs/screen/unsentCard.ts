import type { DialogContext } from '../conversation/dialogTypes.js';
import { openCard } from '../conversation/openDialog.js';
import { isListButton } from '../conversation/submit.js';
import { turnOf } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import { OpenScreen } from './openScreen.js';
import { Waiting } from './screen.js';

/**
 * Before a message is taken, whatever it is about: keeps what stands in the card of the open screen. A button that sends
 * the card's inputs itself brings what is newer.
 */
export async function keepUnsent(dc: DialogContext, guides: Guides): Promise<void> {
  const { message, state } = turnOf(dc.context);
  const { unsent, submit } = message;
  const { activeDialog } = dc;
  if (unsent === undefined || unsent.card !== openCard(state)) return;
  if (submit !== undefined && (submit.act === 'answer' || isListButton(submit))) return;
  if (activeDialog === undefined || !Waiting.safeParse(activeDialog.state).success) return;
  await new OpenScreen(dc.context, activeDialog, guides).keepUnsent(unsent.inputs);
}
