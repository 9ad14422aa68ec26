import { asTyped } from '../../../speech/cardText.js';
import type { CardData } from '../../conversation/cards.js';
import type { Turn } from '../../conversation/turn.js';
import type { AskedField } from '../asked.js';
import { inMarkdown } from './inMarkdown.js';
import { markOf } from './marks.js';
import type { LinesPage } from './page.js';

/** How wide a column is beside the others. */
const widths = { number: '155px', user: 10, plan: 9, state: 9, billingAccount: 7, balance: 7 } as const;

interface Asked extends Pick<AskedField, 'field' | 'goOn'> {
  readonly page: LinesPage;
  readonly chosen: readonly string[];
}

/** A page of lines as a table: a head that sorts by its column, and a row for each line with what can be begun about it. */
export function tableData({ field, page, chosen, goOn }: Asked, { words, format }: Turn): CardData {
  const [first, ...columns] = page.columns;
  const { by, backwards } = page.order;
  const heads = page.columns.map((column) => {
    const title = words.say(`common:lines.columns.${column}`);
    const arrow = column === by ? (backwards ? ' ▼' : ' ▲') : '';
    return {
      by: column,
      title: `${title}${arrow}`,
      sort: words.say('common:lines.sort', { column: title }),
      width: widths[column],
    };
  });
  const rows = page.choices.map(({ value, title, cells = {}, given }) => ({
    id: markOf(field.name, value),
    title: inMarkdown(title),
    marked: String(chosen.includes(value)),
    cells: columns.map((column) => ({ text: cells[column] === undefined ? '–' : asTyped(format.fact(cells[column])) })),
    actions: given === undefined ? [] : goOn(given).map((one) => ({ ...one })),
  }));
  return first === undefined ? { heads: [], rows: [] } : { heads, rows };
}
