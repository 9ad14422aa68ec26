import type { TurnContext } from 'botbuilder';
import type { Receipt } from '../../domain/records/receipt.js';
import { receiptBefore } from '../carryOut.js';
import type { Guides } from '../guides.js';
import { isDone, showReceipt } from '../receipt.js';
import { say, sayStale } from '../speaking.js';
import type { Submit } from '../submit.js';
import { type Turn, turnOf } from '../turn.js';

/** Buttons that mean the same on whatever card they stand; all others belong to one card. */
const WITHOUT_CARD: ReadonlySet<string> = new Set(['menu', 'start', 'resume', 'leave', 'stay', 'language', 'copy']);

/**
 * A command that was carried out gives its receipt again, and a card that is not the open one says so. False: the button
 * is one to act upon.
 */
export async function answeredBefore(context: TurnContext, submit: Submit, guides: Guides): Promise<boolean> {
  const turn = turnOf(context);
  const { command, card } = submit;
  // The open review gives the receipt by itself, and its run ends with it.
  if (card !== undefined && card === openCard(turn)) return false;
  const receipt = await receiptBefore({ commandId: submit.act === 'confirm' ? command : undefined }, turn);
  if (receipt === undefined && WITHOUT_CARD.has(submit.act)) return false;
  if (receipt === undefined) await sayStale(context);
  else await receiptAgain(context, receipt, guides);
  return true;
}

async function receiptAgain(context: TurnContext, receipt: Receipt, { procedures, cards }: Guides): Promise<void> {
  const turn = turnOf(context);
  if (receipt.outcome.kind === 'refused') return say(context, turn.format.problem(receipt.outcome.problem));
  const procedure = [...procedures.values()].find(({ ending }) => ending.run?.command.name === receipt.command);
  if (procedure === undefined || !isDone(receipt)) return;
  // The question that is open keeps its card: this receipt is a message of its own.
  const { liveCard } = turn.state;
  turn.state.liveCard = undefined;
  await showReceipt(context, cards, procedure.id, receipt);
  turn.state.liveCard = liveCard;
}

/** The card that waits for an answer now, by the id that stands on its buttons. */
function openCard({ state }: Turn): unknown {
  return state.dialogs.dialogStack.at(-1)?.state.card;
}
