import type { Turn } from '../../conversation/turn.js';
import { choiceTitle } from '../picking.js';
import { isCounted, isPaged, type LinesPage, rangeOf } from './page.js';

/** A page of lines in plain text, with how to answer: a line's place in it, or what is looked for. */
export function linesText(page: LinesPage, most: number, turn: Turn): string[] {
  const { words, format } = turn;
  const { choices, total, place } = page;
  if (total === 0 && place.text === undefined) return [words.say('common:lines.noneHere'), ...narrowedBy(page, turn)];
  return [
    ...choices.map((choice, index) => `${index + 1}. ${choiceTitle(choice, turn)}`),
    words.say('common:lines.range', { ...rangeOf(page), ...format.found(total) }),
    ...narrowedBy(page, turn),
    words.say(most === 1 ? 'common:lines.howOne' : 'common:lines.how'),
    isPaged(page) ? words.say('common:list.moreText') : '',
    most > 1 && total > 1
      ? words.say(isCounted(page) ? 'common:lines.allText' : 'common:lines.foundText', format.found(total))
      : '',
  ];
}

/** What the list is narrowed by, and how it becomes whole again. */
function narrowedBy(page: LinesPage, { words }: Turn): string[] {
  const by = narrowedTo(page);
  return by.length === 0 ? [] : [words.say('common:lines.only', { by: by.join(', ') })];
}

/** What of each filter was chosen, and what is looked for. */
export function narrowedTo({ filters, place: { text } }: LinesPage): string[] {
  const titles = filters.flatMap(({ value, choices }) => choices.filter((one) => one.value === value));
  // A mask of nothing but % means all.
  return [...titles.map(({ title }) => title), ...(text === undefined || /^%+$/.test(text) ? [] : [text])];
}
