import type { TurnContext } from 'botbuilder';
import { waitsForApproval } from '../../domain/orders/approvals.js';
import { commandOrders } from '../../domain/orders/commandOrders.js';
import type { Receipt } from '../../domain/records/receipt.js';
import { lineData, linesOf, textLines } from '../../speech/factLines.js';
import { ordersByState, ordersLine } from '../../speech/orders.js';
import { toldBy, verdictData, verdictText } from '../../speech/verdicts.js';
import { contextOf, sayIfAny } from '../../speech/words.js';
import { asked } from '../conversation/asking.js';
import type { Cards } from '../conversation/cards.js';
import { organisationLines } from '../conversation/organisationLine.js';
import { say, showCard } from '../conversation/speaking.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import { linesInFile, resultLinkText } from './resultLink.js';
import { noteTold } from './told.js';

type DoneReceipt = Receipt & { outcome: { kind: 'done' } };

export const isDone = (receipt: Receipt): receipt is DoneReceipt => receipt.outcome.kind === 'done';

/** The receipt of a command, in the review's place where that can be replaced. */
export async function showReceipt(
  context: TurnContext,
  cards: Cards,
  procedure: string,
  receipt: DoneReceipt,
): Promise<void> {
  const turn = turnOf(context);
  if (linesInFile(receipt) > 0) turn.state.result = receipt.id;
  const said = await receiptWords(procedure, receipt, turn);
  if (!turn.showsCards) return say(context, await receiptText(procedure, said, receipt, turn));
  await showCard(context, cards('receipt', receiptData(procedure, said, receipt, turn)));
  turn.state.liveCard = undefined;
}

/** What cards and plain text say alike. */
async function receiptWords(procedure: string, { id, at, outcome }: DoneReceipt, turn: Turn) {
  const { words, format } = turn;
  const { reference, facts } = outcome;
  const orders = await asked(commandOrders, { command: id }, turn);
  // What is shown counts as told.
  if (orders !== undefined) noteTold(id, Object.fromEntries(ordersByState(orders.orders)), turn);
  return {
    title: titleOf(procedure, outcome, turn),
    reference: words.say('common:receipt.reference', { reference, at: format.instant(at) }),
    lines: linesOf(procedure, facts, turn),
    ordered: orders === undefined ? '' : ordersLine(orders, turn),
    undo: orders?.undo === true ? undoTitle(turn) : '',
  };
}

/** What was done; of what waits for a second administrator, that it was asked for. */
function titleOf(procedure: string, outcome: DoneReceipt['outcome'], { words }: Turn): string {
  if (waitsForApproval(outcome))
    return words.say('common:approval.asked', { procedure: words.say(`${procedure}:title`) });
  return words.say(`${procedure}:done`, contextOf(outcome.action));
}

type ReceiptWords = Awaited<ReturnType<typeof receiptWords>>;

async function receiptText(procedure: string, said: ReceiptWords, receipt: DoneReceipt, turn: Turn) {
  const { title, reference, lines, ordered } = said;
  const head = [...organisationLines(turn), title, reference, ...textLines(lines, turn)];
  const result = verdictText(receipt.outcome.verdicts ?? [], toldBy(receipt.outcome), turn);
  const link = linesInFile(receipt) > 0 ? await resultLinkText(receipt, turn) : '';
  const next = sayIfAny(turn.words, `${procedure}:next`, contextOf(receipt.outcome.action));
  return [...head, ...result, link, ordered, next].filter((line) => line !== '').join('\n');
}

function receiptData(procedure: string, said: ReceiptWords, receipt: DoneReceipt, turn: Turn) {
  const { title, reference, lines, ordered, undo } = said;
  const { action, verdicts = [] } = receipt.outcome;
  return {
    ...{ title, reference, ordered, undo },
    orderReference: receipt.outcome.reference,
    ...lineData(lines, turn),
    ...verdictData(verdicts, toldBy(receipt.outcome), turn),
    file: linesInFile(receipt) > 0 ? turn.words.say('common:file.get') : '',
    command: receipt.id,
    next: sayIfAny(turn.words, `${procedure}:next`, contextOf(action)),
  };
}

/** Undoing what was ordered, where this role may. */
const undoTitle = ({ words, operator, actor }: Turn): string =>
  operator.profile.roles[actor.role]?.includes('undoOrders') === true ? words.say('common:orders.undo') : '';
