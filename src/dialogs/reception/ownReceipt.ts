import type { TurnContext } from 'botbuilder';
import { ownReceipt, type ReceiptWanted } from '../../domain/accounts/history.js';
import type { Receipt } from '../../domain/records/receipt.js';
import { asked } from '../conversation/asking.js';
import { say, sayStale } from '../conversation/speaking.js';
import type { Submit } from '../conversation/submit.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import { isDone, showReceipt } from '../shown/receipt.js';

/** As references are made: letters and digits that can be read out. */
const REFERENCE = /^[A-Z2-9]{8}$/;

/**
 * Shows a receipt of one's own once more: by the button of its line in the history, or by its reference, typed where no
 * question is open. False: the message is about something else.
 */
export async function reopened(
  context: TurnContext,
  guides: Guides,
  {
    submit,
    text,
    asked: isAsked,
  }: { readonly submit: Submit | undefined; readonly text: string; readonly asked: boolean },
): Promise<boolean> {
  const turn = turnOf(context);
  const wanted = wantedBy(submit, text, isAsked);
  if (wanted === undefined) return false;
  const receipt = await asked(ownReceipt, wanted, turn);
  // Eight letters may be something else that people say.
  if (receipt === undefined && submit === undefined) return false;
  if (receipt === undefined) await sayStale(context);
  else await receiptAgain(context, receipt, guides);
  return true;
}

function wantedBy(submit: Submit | undefined, text: string, asked: boolean): ReceiptWanted | undefined {
  if (submit !== undefined) return submit.act === 'receipt' ? { command: submit.command ?? '' } : undefined;
  const reference = text.trim().toUpperCase();
  return !asked && REFERENCE.test(reference) ? { reference } : undefined;
}

/** A receipt as a message of its own: the question that is open keeps its card. */
export async function receiptAgain(context: TurnContext, receipt: Receipt, guides: Guides): Promise<void> {
  const turn: Turn = turnOf(context);
  if (receipt.outcome.kind === 'refused') return say(context, turn.format.problem(receipt.outcome.problem));
  const procedure = [...guides.procedures.values()].find(({ ending }) => ending.run?.command.name === receipt.command);
  if (procedure === undefined || !isDone(receipt)) return;
  const { liveCard } = turn.state;
  turn.state.liveCard = undefined;
  await showReceipt(context, guides.cards, procedure.id, receipt);
  turn.state.liveCard = liveCard;
}
