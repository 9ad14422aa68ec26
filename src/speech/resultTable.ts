import type { CommandResult, ResultLine } from '../domain/orders/commandResult.js';
import type { Fact } from '../domain/terms/fact.js';
import { wholePrice } from '../domain/terms/price.js';
import { phoneCell } from './csv.js';
import type { Speaker } from './speaker.js';
import { verdictWords } from './verdictRows.js';
import type { FixedKey } from './words.js';

/** A cell: words to read; or an amount or an instant (ISO 8601), to be reckoned and sorted with. */
export type Cell = string | { readonly amount: number } | { readonly instant: string };

export interface ResultTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

interface Column {
  readonly head: FixedKey;
  cell(line: ResultLine, said: ReturnType<typeof verdictWords>, at: string, speaker: Speaker): Cell;
}

/** Dates and amounts stand twice: as the language writes them, and so that a spreadsheet or a program reads them. */
const columns: readonly Column[] = [
  { head: 'common:verdicts.number', cell: ({ verdict }) => phoneCell(verdict.number) },
  { head: 'common:file.user', cell: ({ user = '' }) => user },
  { head: 'common:file.description', cell: ({ description = '' }) => description },
  { head: 'common:verdicts.was', cell: (_, { now }) => now },
  { head: 'common:verdicts.became', cell: (_, said, __, speaker) => becameCell(said, speaker) },
  { head: 'common:verdicts.replaces', cell: (_, { replaces }) => replaces },
  { head: 'common:verdicts.price', cell: (_, { price }) => price },
  { head: 'common:file.amount', cell: ({ verdict }) => amountOf(verdict.price) },
  { head: 'common:file.currency', cell: ({ verdict }) => currencyOf(verdict.price) },
  { head: 'common:verdicts.from', cell: (_, { from }) => from },
  { head: 'common:file.fromDate', cell: ({ verdict }, _, at) => beginning(verdict.from, at) },
  { head: 'common:verdicts.verdict', cell: (line, _, __, speaker) => outcomeWord(line, speaker) },
  {
    head: 'common:file.reason',
    cell: ({ outcome: { problem } }, _, __, { format }) => (problem === undefined ? '' : format.reason(problem)),
  },
  { head: 'common:file.since', cell: ({ outcome }, _, __, { format }) => format.instant(outcome.since) },
  { head: 'common:file.sinceDate', cell: ({ outcome }) => ({ instant: outcome.since }) },
];

/** What became of each line of a command, as a table; the rows stay in the order of the lines. */
export const resultTable = ({ lines, at }: CommandResult, speaker: Speaker): ResultTable => ({
  heads: columns.map(({ head }) => speaker.words.say(head)),
  rows: lines.map((line) => {
    const said = verdictWords(line.verdict, speaker);
    return columns.map(({ cell }) => cell(line, said, at, speaker));
  }),
});

/** What it became, and what has ended with that. */
function becameCell({ after, ends }: ReturnType<typeof verdictWords>, { words }: Speaker): string {
  return ends === '' ? after : [after, words.say('common:verdicts.ending', { ended: ends })].join(' · ');
}

function amountOf(price: Fact | undefined): Cell {
  const whole = wholePrice(price);
  return whole === undefined ? '' : { amount: whole.minor / 100 };
}
const currencyOf = (price: Fact | undefined): string => wholePrice(price)?.currency ?? '';

/** At once is when it was ordered. */
function beginning(from: Fact | undefined, at: string): Cell {
  if (from === undefined) return '';
  return { instant: 'instant' in from ? from.instant : at };
}

function outcomeWord({ outcome: { word } }: ResultLine, { words }: Speaker): string {
  return word === undefined ? words.say('common:file.left') : words.say(`common:words.${word}`);
}
