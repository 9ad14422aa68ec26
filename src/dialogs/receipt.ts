import type { TurnContext } from 'botbuilder';
import type { Facts } from '../domain/fact.js';
import type { Receipt } from '../domain/records/receipt.js';
import { asTyped, type Cards, cardMessage } from './cards.js';
import { redraw, say } from './speaking.js';
import { type Turn, turnOf } from './turn.js';

type DoneReceipt = Receipt & { outcome: { kind: 'done' } };

export const isDone = (receipt: Receipt): receipt is DoneReceipt => receipt.outcome.kind === 'done';

interface Line {
  readonly label: string;
  readonly value: string;
  readonly code: boolean;
}

const linesOf = (procedure: string, facts: Facts, { words, format }: Turn): Line[] =>
  Object.entries(facts).map(([key, fact]) => ({
    label: words.say(`${procedure}:facts.${key}`),
    value: format.fact(fact),
    code: 'code' in fact,
  }));

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
    const text = [title, referenceLine, ...lines.map(({ label, value }) => `${label}: ${value}`)].join('\n');
    return say(context, text);
  }
  const data = {
    title,
    reference: referenceLine,
    codes: lines.filter(({ code }) => code).map((line) => codeData(line, turn)),
    facts: lines.filter(({ code }) => !code).map(({ label, value }) => ({ label, value: asTyped(value) })),
    next: words.has(`${procedure}:next`) ? words.say(`${procedure}:next`) : '',
  };
  await redraw(context, cards('receipt', data));
  turn.state.liveCard = undefined;
}

const codeData = ({ label, value }: Line, { words }: Turn) => ({
  label,
  value: asTyped(value),
  bare: value,
  copy: words.say('common:copy'),
  copyLabel: words.say('common:copyOne', { label }),
});

/** What a query found: one record, or a list of them. */
export async function showFound(
  context: TurnContext,
  cards: Cards,
  procedure: string,
  found: { facts: Facts } | { rows: readonly Facts[]; total: number },
): Promise<void> {
  const turn = turnOf(context);
  const { words } = turn;
  const records = 'facts' in found ? [found.facts] : found.rows;
  const rows = records.map((facts) => linesOf(procedure, facts, turn));
  const title = words.say(`${procedure}:done`);
  const total = 'total' in found ? found.total : 1;
  const note = 'total' in found ? words.say('common:list.shown', { shown: rows.length, count: total }) : '';
  if (!turn.showsCards) {
    const texts = rows.map((lines) => lines.map(({ label, value }) => `${label}: ${value}`).join('\n'));
    return say(context, [title, note, ...texts].filter((line) => line !== '').join('\n\n'));
  }
  const asData = (lines: readonly Line[]) => ({
    facts: lines.map(({ label, value }) => ({ label, value: asTyped(value) })),
  });
  const base = { title, note };
  const card =
    'facts' in found
      ? cards('details', { ...base, ...asData(rows[0] ?? []), spent: false })
      : cards('list', { ...base, rows: rows.map(asData) });
  await context.sendActivity(cardMessage(card));
}
