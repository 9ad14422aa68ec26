import type { OneFact } from '../../domain/terms/fact.js';
import type { ShownList, ShownTable } from '../../domain/terms/shown.js';
import { asTyped } from '../../speech/cardText.js';
import { labelled } from '../../speech/words.js';
import type { Turn } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import { rowsOf } from './buttons.js';
import { nextFor } from './next.js';

/** A list that is a table here: it is shown in place of the rows. */
export const tableHere = ({ table }: ShownList, { showsTables }: Turn): ShownTable | undefined =>
  showsTables ? table : undefined;

/** A table as a card has it; without one, no heads. */
export function tableData(procedure: string, found: ShownList, guides: Guides, turn: Turn) {
  const table = tableHere(found, turn);
  if (table === undefined) return { corner: '', heads: [], tableRows: [] };
  const { words, format } = turn;
  const headOf = ({ head, below, given }: ShownTable['columns'][number]) => {
    const title = said(head, turn);
    const next = given === undefined ? [] : nextFor(given, guides, turn, procedure);
    return {
      ...{ title, below: below === undefined ? '' : said(below, turn) },
      // Every head has the same button: read alone, each says which one is meant.
      next: rowsOf(next.map((one) => ({ ...one, about: labelled(words, one.title, format.fact(head)) }))),
    };
  };
  return {
    corner: words.say(`${procedure}:facts.${table.of}`),
    heads: table.columns.map(headOf),
    tableRows: table.rows.map((row) => ({
      ...headOf(row),
      cells: row.cells.map((cell) => ({ text: said(cell, turn) })),
    })),
  };
}

const said = (fact: OneFact, { format }: Turn): string => asTyped(format.fact(fact));
