import type { TurnContext } from 'botbuilder';
import { openCard } from '../conversation/openDialog.js';
import { sayStale } from '../conversation/speaking.js';
import type { Submit } from '../conversation/submit.js';
import { turnOf } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import { receiptBefore } from '../runs/carryOut.js';
import { receiptAgain } from './ownReceipt.js';

/** Buttons that mean the same on whatever card they stand; all others belong to one card. */
const WITHOUT_CARD: ReadonlySet<string> = new Set([
  ...['menu', 'start', 'resume', 'leave', 'stay', 'language', 'organisation', 'copy', 'file'],
  ...['guide', 'person', 'history', 'receipt'],
  ...['help', 'where', 'repeat', 'restart', 'afresh', 'later', 'giveUp'],
  ...['drafts', 'draft', 'anew', 'deleteDraft', 'deleteDrafts'],
]);

/**
 * A command that was carried out gives its receipt again, and a card that is not the open one says so. False: the button
 * is one to act upon.
 */
export async function answeredBefore(context: TurnContext, submit: Submit, guides: Guides): Promise<boolean> {
  const turn = turnOf(context);
  const { command, card } = submit;
  // The open review gives the receipt by itself, and its run ends with it.
  if (card !== undefined && card === openCard(turn.state)) return false;
  const receipt = await receiptBefore({ commandId: submit.act === 'confirm' ? command : undefined }, turn);
  if (receipt === undefined && WITHOUT_CARD.has(submit.act)) return false;
  if (receipt === undefined) await sayStale(context);
  else await receiptAgain(context, receipt, guides);
  return true;
}
