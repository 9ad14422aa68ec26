import { Column, type Order } from '../../../domain/terms/choices.js';
import { plain } from '../../../domain/terms/plainText.js';
import type { Words } from '../../../speech/words.js';
import type { CardData } from '../../conversation/cards.js';
import type { LinesPage } from './page.js';

const DOWN = '.down';

/** In which orders a list can be had, each way, and in which it is now. */
export function orderChoices({ columns, order }: LinesPage, words: Words) {
  const choices = columns.flatMap((by): CardData[] => {
    const column = words.say(`common:lines.columns.${by}`);
    return [
      { title: words.say('common:lines.ascending', { column }), value: by },
      { title: words.say('common:lines.descending', { column }), value: `${by}${DOWN}` },
    ];
  });
  return { choices, value: order.backwards ? `${order.by}${DOWN}` : order.by };
}

/** The order that is chosen on a card; undefined where none is. */
export function chosenOrder(value: unknown): Order | undefined {
  const [by = '', down] = typeof value === 'string' ? value.split('.') : [];
  const column = Column.safeParse(by).data;
  return column && (down === undefined ? { by: column } : { by: column, backwards: true });
}

/** By this column; once more, and it is the other way round. */
export const sortedAgain = (now: Order | undefined, by: Column): Order =>
  now?.by === by && !now.backwards ? { by, backwards: true } : { by };

/** "Sort by balance": the column that a list is to be sorted by. */
export function columnSaid(text: string, words: Words): Column | undefined {
  const said = plain(text);
  const begin = words.listOfAll('common:said.sortBy').find((phrase) => said.startsWith(`${phrase} `));
  const wanted = begin && said.slice(begin.length).trim();
  return Column.options.find((column) =>
    words.listOfAll(`common:said.columns.${column}`).some((name) => name === wanted),
  );
}
