import type { Unusual } from '../domain/orders/unusualOrders.js';
import type { Speaker } from './speaker.js';

/** That somebody has ordered unusually much, and whom to tell where that is not right. */
export const unusualText = (
  { name, at }: Unusual,
  { words, format }: Pick<Speaker, 'words' | 'format'>,
  phone: string,
) => words.say('common:unusualOrders', { name, at: format.instant(at), phone });
