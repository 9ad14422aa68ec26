import { plain } from '../../domain/terms/plainText.js';
import { pagesOf } from '../../speech/verdictRows.js';
import { verdictPageText } from '../../speech/verdicts.js';
import type { Turn } from '../conversation/turn.js';
import type { DryRun } from './dryRun.js';

/** Which page of the lines one by one a review shows, from 1, and how many there are; without one, how many go. */
interface Shown {
  readonly page?: number | undefined;
  readonly pages?: number | undefined;
}

/** The page of the lines one by one that is asked for, pressed or as "more"; after the last comes the whole again. */
export function pageAsked({ page = 0, pages = 0 }: Shown, { message, words }: Turn): number | undefined {
  const { submit, text } = message;
  const wanted = submit?.act === 'lines' ? submit.page : page + 1;
  const isAsked =
    submit === undefined ? words.listOfAll('common:said.more').includes(plain(text)) : submit.act === 'lines';
  return isAsked && pages > 0 ? (wanted > pages ? 0 : wanted) : undefined;
}

/** The way to the lines one by one, through their pages, and back to how many go. */
export function pageButtons({ verdicts }: DryRun, page: number, { words }: Turn) {
  const last = pagesOf(verdicts);
  if (last === 0) return [];
  if (page === 0) return [{ title: words.say('common:verdicts.all', { count: verdicts.length }), page: 1 }];
  return [
    ...(page > 1 ? [{ title: words.say('common:lines.previous'), page: page - 1 }] : []),
    ...(page < last ? [{ title: words.say('common:lines.next'), page: page + 1 }] : []),
    { title: words.say('common:verdicts.summary'), page: 0 },
  ];
}

/** A page of the lines in plain text, with how to see the next ones. */
export const pageText = ({ verdicts }: DryRun, page: number, turn: Turn): string =>
  [...verdictPageText(verdicts, page, turn), turn.words.say('common:verdicts.moreText')].join('\n');
