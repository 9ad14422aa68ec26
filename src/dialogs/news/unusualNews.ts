import type { Unusual } from '../../domain/orders/unusualOrders.js';
import { unusualText } from '../../speech/unusualOrders.js';
import type { Turn } from '../conversation/turn.js';
import { noteTold, toldBefore } from '../shown/told.js';
import type { Told } from './approvalNews.js';

/** That another account of the company has ordered unusually much, once. */
export function unusualNews(id: string, unusual: Unusual, turn: Turn): Told | undefined {
  const states = { unusual: 1 };
  if (toldBefore(id, states, turn)) return undefined;
  noteTold(id, states, turn);
  return { text: unusualText(unusual, turn, turn.operator.profile.contact.phone) };
}
