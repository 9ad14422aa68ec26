import { asTyped } from '../../../speech/cardText.js';
import { labelled } from '../../../speech/words.js';
import type { CardData } from '../../conversation/cards.js';
import type { Turn } from '../../conversation/turn.js';
import type { AskedField } from '../asked.js';
import { inMarkdown } from './inMarkdown.js';
import { markOf } from './marks.js';
import type { LinesPage } from './page.js';

/** How wide a column is: in pixels, or beside the others. */
const widths = { number: '155px', user: 10, plan: 9, state: 9, billingAccount: 7, balance: 7 } as const;

interface Asked extends Pick<AskedField, 'field'> {
  readonly page: LinesPage;
  readonly chosen: readonly string[];
}

/** A page of lines as a table: heads that sort by their column, and a row for each line with the button that opens it. */
export function tableData(asked: Asked, turn: Turn): CardData {
  return { heads: headsOf(asked.page, turn), rows: rowsOf(asked, turn) };
}

function headsOf({ columns, order }: LinesPage, { words }: Turn): CardData[] {
  const arrow = order.backwards ? ' ▼' : ' ▲';
  return columns.map((by) => {
    const column = words.say(`common:lines.columns.${by}`);
    const isSorted = by === order.by;
    const now = order.backwards ? 'common:lines.descending' : 'common:lines.ascending';
    const sort = words.say('common:lines.sort', { column: isSorted ? words.say(now, { column }) : column });
    return { by, title: isSorted ? column + arrow : column, sort, width: widths[by] };
  });
}

function rowsOf({ field, page, chosen }: Asked, { words, format }: Turn): CardData[] {
  const [, ...columns] = page.columns;
  const open = words.say('common:list.open');
  return page.choices.map(({ value, title, cells = {} }) => ({
    id: markOf(field.name, value),
    title: inMarkdown(title),
    marked: String(chosen.includes(value)),
    cells: columns.map((column) => ({ text: cells[column] === undefined ? '–' : asTyped(format.fact(cells[column])) })),
    ...{ row: value, open, openAbout: labelled(words, open, title) },
  }));
}
