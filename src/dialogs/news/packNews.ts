import type { Noticed } from '../../domain/buckets/packNoticeStanding.js';
import { packNoticeText } from '../../speech/packNotices.js';
import type { Turn } from '../conversation/turn.js';
import { noteTold, toldBefore } from '../shown/told.js';
import type { Told } from './approvalNews.js';

/** That the use beyond a contract's packs has come to an amount, once a month for each amount. */
export function packNews(id: string, noticed: Noticed, turn: Turn): Told | undefined {
  const states = { [`${noticed.month}:${noticed.notice.minor}`]: 1 };
  if (toldBefore(id, states, turn)) return undefined;
  noteTold(id, states, turn);
  return { text: packNoticeText(noticed, turn) };
}
