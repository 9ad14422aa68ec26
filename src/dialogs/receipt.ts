import type { TurnContext } from 'botbuilder';
import type { Receipt } from '../domain/records/receipt.js';
import type { Cards } from './cards.js';
import { lineData, linesOf, textLines } from './factLines.js';
import { say, showCard } from './speaking.js';
import { turnOf } from './turn.js';
import { sayIfAny } from './words.js';

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
  const { words } = turn;
  const { reference, facts } = receipt.outcome;
  const lines = linesOf(procedure, facts, turn);
  const title = words.say(`${procedure}:done`);
  const referenceLine = words.say('common:receipt.reference', { reference, at: turn.format.instant(receipt.at) });
  if (!turn.showsCards) {
    return say(context, [title, referenceLine, ...textLines(lines, turn)].join('\n'));
  }
  const data = {
    title,
    reference: referenceLine,
    ...lineData(lines, turn),
    next: sayIfAny(words, `${procedure}:next`),
  };
  await showCard(context, cards('receipt', data));
  turn.state.liveCard = undefined;
}
