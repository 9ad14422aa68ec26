import { type AwaitedSims, simsAwaited } from '../../domain/orders/awaitedSims.js';
import { simReminderText } from '../../speech/simReminders.js';
import { asked } from '../conversation/asking.js';
import type { Turn } from '../conversation/turn.js';
import { linkSim } from '../procedures/orders/linkSim.js';
import { noteTold, toldBefore } from '../shown/told.js';
import type { Told } from './approvalNews.js';

/** Under this a conversation remembers the day of the last reminder. */
const REMINDER = 'sims';

/**
 * Which orders wait for a SIM card, for all customers of the account, once a day: where some wait for the customer that is worked for,
 * with the button that links one. Undefined where none waits any more.
 */
export async function simNews(day: string, turn: Turn, companies: readonly Turn[]): Promise<Told | undefined> {
  if (toldBefore(REMINDER, { [day]: 1 }, turn)) return undefined;
  const all: AwaitedSims[] = [];
  let here = false;
  for (const one of companies) {
    const awaited = await asked(simsAwaited, { day }, one);
    if (awaited === undefined) continue;
    all.push(awaited);
    here ||= one === turn;
  }
  if (all.length === 0) return undefined;
  noteTold(REMINDER, { [day]: 1 }, turn);
  const text = simReminderText(all, turn);
  if (here) return { text, begins: [linkSim.id] };
  return { text: [text, turn.words.say('common:simReminder.elsewhere')].join('\n') };
}
