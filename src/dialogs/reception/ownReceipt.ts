import { ownReceipt } from '../../domain/accounts/history.js';
import { companyReceipt } from '../../domain/people/companyReceipt.js';
import type { Receipt } from '../../domain/records/receipt.js';
import { plain, plainSigns } from '../../domain/terms/plainText.js';
import { printedCode } from '../../domain/values/identifiers.js';
import { asked } from '../conversation/asking.js';
import { say, sayStale } from '../conversation/speaking.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import type { Guides } from '../definition/guides.js';
import { isDone, showReceipt } from '../shown/receipt.js';

/** As references are made: letters and digits that can be read out. */
const REFERENCE = /^[A-Z2-9]{8}$/;
const LONGEST = 40;

/** Shows a receipt of one's own once more, by its reference. False: it is none. */
export async function reopenedBySaying(context: TurnContext, guides: Guides, text: string): Promise<boolean> {
  const reference = referenceIn(text);
  if (reference === undefined) return false;
  const receipt = await asked(ownReceipt, { reference }, turnOf(context));
  // Eight letters may be something else that people say.
  if (receipt === undefined) return false;
  await receiptAgain(context, receipt, guides);
  return true;
}

/** A reference, however it is typed; undefined: it is none. */
export function referenceIn(text: string): string | undefined {
  const reference = text.length > LONGEST ? '' : printedCode(text).replaceAll(/[\s.-]/g, '');
  return REFERENCE.test(reference) ? reference : undefined;
}

/** The order whose lines are asked for: "order ABCD2345". Undefined: it is something else. */
export function orderSaid(text: string, { words }: Turn): string | undefined {
  const said = plain(text);
  const word = words.listOfAll('common:said.order').find((one) => said.startsWith(`${one} `));
  return word === undefined ? undefined : referenceIn(plainSigns(text).trim().slice(word.length));
}

/** The same, by the button of its line in the history; in that of the company, also one of somebody else. */
export async function reopen(context: TurnContext, guides: Guides, command: string): Promise<void> {
  const turn = turnOf(context);
  const receipt = (await asked(ownReceipt, { command }, turn)) ?? (await companys(command, turn));
  if (receipt === undefined) await sayStale(context);
  else await receiptAgain(context, receipt, guides);
}

/** Whom it is not for is told what an unknown one is told. */
async function companys(command: string, { services, actor }: Turn): Promise<Receipt | undefined> {
  const found = await services.door.ask({ query: companyReceipt, input: { command }, actor });
  return found.ok ? found.value : undefined;
}

/**
 * To a confirmation that was carried out before: that it was, only once, and that this is the receipt it has. Whoever lost the
 * connection has not seen it yet.
 */
export async function sayDoneBefore(context: TurnContext, receipt: Receipt, guides: Guides): Promise<void> {
  if (isDone(receipt)) await say(context, turnOf(context).words.say('common:receipt.same'));
  await receiptAgain(context, receipt, guides, messageOf(receipt, turnOf(context)));
}

/** The message that shows a receipt already; undefined: this conversation has not had it, or long ago. */
const messageOf = ({ id }: Receipt, { state }: Turn): string | undefined =>
  state.receipts?.find(({ command }) => command === id)?.message;

/** A receipt as a message of its own, or where it stands (`message`): the question that is open keeps its card. */
export async function receiptAgain(
  context: TurnContext,
  receipt: Receipt,
  guides: Guides,
  message?: string,
): Promise<void> {
  const turn: Turn = turnOf(context);
  if (!isDone(receipt)) return sayRefusal(context, receipt);
  const procedure = [...guides.procedures.values()].find(({ ending }) => ending.run?.command.name === receipt.command);
  if (procedure === undefined) return;
  const { liveCard } = turn.state;
  turn.state.liveCard = message;
  await showReceipt(context, guides, procedure.id, receipt);
  turn.state.liveCard = liveCard;
}

async function sayRefusal(context: TurnContext, { outcome }: Receipt): Promise<void> {
  if (outcome.kind === 'refused') await say(context, turnOf(context).format.problem(outcome.problem));
}
