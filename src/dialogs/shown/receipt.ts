import { isOrdering } from '../../domain/door/command.js';
import { namedVerdicts } from '../../domain/lines/named.js';
import { type ApprovalStanding, commandApproval } from '../../domain/orders/approvalQueries.js';
import { waitsForApproval } from '../../domain/orders/approvals.js';
import { type CommandOrders, commandOrders } from '../../domain/orders/commandOrders.js';
import type { Receipt } from '../../domain/records/receipt.js';
import { cameToNothing } from '../../domain/records/standing.js';
import { customerServed } from '../../domain/sales/customerName.js';
import type { Given } from '../../domain/terms/thing.js';
import type { NamedVerdict, Verdict } from '../../domain/terms/verdict.js';
import { approvalText } from '../../speech/approvals.js';
import { lineData, linesOf, textLines } from '../../speech/factLines.js';
import { orderLine, ordersByState } from '../../speech/orders.js';
import { type Told, toldBy, verdictData, verdictText } from '../../speech/verdicts.js';
import { contextOf, sayIfAny } from '../../speech/words.js';
import { asked } from '../conversation/asking.js';
import { organisationLines } from '../conversation/organisationLine.js';
import { say, showCard } from '../conversation/speaking.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import type { Guides } from '../definition/guides.js';
import { rowsOf } from './buttons.js';
import { nextFor } from './next.js';
import { onceLinkText, onceOn } from './once.js';
import { paymentOn } from './payment.js';
import { linesInFile, resultLinkText } from './resultLink.js';
import { soldFacts } from './soldFacts.js';
import { noteTold } from './told.js';

type DoneReceipt = Receipt & { outcome: { kind: 'done' } };

export const isDone = (receipt: Receipt): receipt is DoneReceipt => receipt.outcome.kind === 'done';

/** The receipt of a command, in the review's place where that can be replaced. */
export async function showReceipt(
  context: TurnContext,
  guides: Guides,
  procedure: string,
  receipt: DoneReceipt,
): Promise<void> {
  const turn = turnOf(context);
  if (linesInFile(receipt) > 0) {
    turn.state.result = receipt.id;
    // A word for a file now means this one.
    if (turn.state.list !== undefined) turn.state.list.report = undefined;
  }
  const said = await receiptWords(guides, procedure, receipt, turn);
  if (!turn.showsCards) return say(context, await receiptText(said, receipt, turn));
  await showCard(context, guides.cards('receipt', receiptData(said, receipt, turn)));
  noteShown(receipt.id, turn);
  turn.state.liveCard = undefined;
}

/** So many receipts are known by the messages that show them. */
const MOST_SHOWN = 10;

function noteShown(command: string, { state }: Turn): void {
  if (state.liveCard === undefined) return;
  const others = (state.receipts ?? []).filter((one) => one.command !== command);
  state.receipts = [...others, { command, message: state.liveCard }].slice(-MOST_SHOWN);
}

/** What cards and plain text say alike. */
async function receiptWords(guides: Guides, procedure: string, receipt: DoneReceipt, turn: Turn) {
  const { id, at, outcome } = receipt;
  const { words, format } = turn;
  const { reference, facts } = outcome;
  const { verdicts } = outcome;
  // What was done to lines is ordered, and a line itself can be, or what was sold to somebody.
  const isOrder = verdicts !== undefined || isOrdered(procedure, guides);
  const orders = isOrder ? await asked(commandOrders, { command: id }, turn) : undefined;
  const payment = await paymentOn(receipt, turn);
  const approval = waitsForApproval(outcome) ? await asked(commandApproval, { command: id }, turn) : undefined;
  const isSold = orders === undefined ? verdicts === undefined : orders.sold;
  const customer = isSold ? await asked(customerServed, { reference }, turn) : undefined;
  // What is shown counts as told.
  if (orders !== undefined) noteTold(id, Object.fromEntries(ordersByState(orders.orders)), turn);
  const waits = approval === undefined || approval.state === 'waiting';
  const tone = toneOf(orders, approval);
  const { waitsUntil: _, ...settled } = facts;
  const shown = orders?.sold === true ? soldFacts(facts, tone) : waits ? facts : settled;
  return {
    ...{
      title: titleOf(procedure, outcome, { orders, approval }, turn),
      ...{ tone, told: toldOf(outcome, approval) },
      // Nothing follows yet on what waits, nor on what came to nothing.
      next: tone === 'done' ? sayIfAny(words, `${procedure}:next`, contextOf(outcome.action)) : '',
    },
    reference: words.say('common:receipt.reference', { reference, at: format.instant(at) }),
    lines: linesOf(procedure, { ...(customer && { customer: { text: customer } }), ...shown }, turn),
    ordered: [waits ? '' : approvalText(approval, turn), orders === undefined ? '' : orderLine(orders, turn)]
      .filter((said) => said !== '')
      .join('\n'),
    goOn: nextOf(orders?.given ?? payment.given, guides, procedure, turn),
    once: await onceOn(receipt, turn),
    payment,
    verdicts: await namedOf(verdicts, turn),
  };
}

const nextOf = (given: Given | undefined, guides: Guides, procedure: string, turn: Turn) =>
  given === undefined ? [] : nextFor(given, guides, turn, procedure);

const isOrdered = (procedure: string, { procedures }: Guides): boolean => {
  const run = procedures.get(procedure)?.ending.run;
  return run !== undefined && isOrdering(run.command);
};

/** Of several lines also who uses them. */
async function namedOf(verdicts: readonly Verdict[] = [], turn: Turn): Promise<readonly NamedVerdict[]> {
  return (verdicts.length > 1 && (await asked(namedVerdicts, { verdicts }, turn))) || verdicts;
}

type Tone = 'done' | 'waits' | 'nothing';

/** Nothing is green that was refused, has expired or failed as a whole. */
function toneOf(orders: CommandOrders | undefined, approval: ApprovalStanding | undefined): Tone {
  if (approval?.state === 'waiting') return 'waits';
  if (approval !== undefined && approval.state !== 'approved') return 'nothing';
  if (orders?.orders.every(cameToNothing) === true) return 'nothing';
  return isUnderWay(orders) ? 'waits' : 'done';
}

/** What was sold, and is with the operator's back end: nothing is given to a customer yet. */
const isUnderWay = (orders: CommandOrders | undefined): boolean =>
  orders?.sold === true && orders.orders.some((order) => order.state !== 'completed' && order.state !== 'partial');

function toldOf(outcome: DoneReceipt['outcome'], approval: ApprovalStanding | undefined): Told {
  if (approval === undefined || approval.state === 'waiting') return toldBy(outcome);
  return approval.state === 'approved' ? 'after' : 'nothing';
}

const marks = { done: '✓ ', waits: '', nothing: '✕ ' } as const;
const colours = { done: 'Good', waits: 'Accent', nothing: 'Attention' } as const;

interface Standing {
  readonly orders: CommandOrders | undefined;
  readonly approval: ApprovalStanding | undefined;
}

/**
 * What was done; of what waits for a second administrator, that it was asked for; of what did not get a yes, that; of what a point of sale
 * has sold and is not carried out, that it was handed on.
 */
function titleOf(
  procedure: string,
  outcome: DoneReceipt['outcome'],
  { orders, approval }: Standing,
  { words }: Turn,
): string {
  const state = approval?.state ?? (waitsForApproval(outcome) ? 'waiting' : 'approved');
  const title = { procedure: words.say(`${procedure}:title`) };
  if (state === 'waiting') return words.say('common:approval.asked', title);
  if (state !== 'approved') return words.say(`common:approval.ended.${state}`, title);
  const isSoldOnly = orders?.sold === true && toneOf(orders, approval) !== 'done';
  return words.say(isSoldOnly ? `${procedure}:ordered` : `${procedure}:done`, contextOf(outcome.action));
}

type ReceiptWords = Awaited<ReturnType<typeof receiptWords>>;

async function receiptText(said: ReceiptWords, receipt: DoneReceipt, turn: Turn) {
  const { title, reference, lines, ordered, told, verdicts, once, next, payment } = said;
  const head = [...organisationLines(turn), title, reference, ...textLines(lines, turn)];
  const result = verdictText(verdicts, told, turn);
  const link = linesInFile(receipt) > 0 ? await resultLinkText(receipt, turn) : '';
  const page = once.open ? onceLinkText(receipt.id, turn) : '';
  return [...head, ...result, link, ordered, once.said, page, payment.said, payment.link, next]
    .filter((line) => line !== '')
    .join('\n');
}

function receiptData(said: ReceiptWords, receipt: DoneReceipt, turn: Turn) {
  const { title, tone, told, reference, lines, ordered, goOn, verdicts, once, next, payment } = said;
  return {
    ...{ title, reference, ordered, goOn: rowsOf(goOn), mark: marks[tone], colour: colours[tone] },
    ...lineData(lines, turn),
    ...verdictData(verdicts, told, turn),
    file: linesInFile(receipt) > 0 ? turn.words.say('common:file.get') : '',
    command: receipt.id,
    onceSaid: once.said,
    paymentSaid: payment.said,
    pay: payment.link === '' ? '' : turn.words.say('common:payment.go'),
    payAt: payment.link,
    once: once.open ? turn.words.say('common:once.show') : '',
    next,
  };
}
