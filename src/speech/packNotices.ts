import type { Noticed } from '../domain/buckets/packNoticeStanding.js';
import { monthName } from '../domain/terms/month.js';
import type { Speaker } from './speaker.js';

/** What the use beyond a contract's group packs has come to, and what amount was set. */
export function packNoticeText(
  { number, month, notice, spent, at }: Noticed,
  { words, format }: Pick<Speaker, 'words' | 'format'>,
): string {
  return words.say('common:packNotice', {
    ...{ contract: number, month: monthName(month, words.language).full },
    ...{ amount: format.money(notice), spent: format.money(spent), at: format.instant(at) },
  });
}
