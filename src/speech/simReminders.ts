import type { AwaitedSims } from '../domain/orders/awaitedSims.js';
import type { Speaker } from './speaker.js';
import { labelled } from './words.js';

/** How many orders wait for a SIM card, at how many customers alike. */
export const simReminderTitle = (all: readonly AwaitedSims[], { words }: Pick<Speaker, 'words'>): string =>
  words.say('common:simReminder.title', { count: all.reduce((sum, { total }) => sum + total, 0) });

/** The oldest orders of a customer, each with its number and its day; how many there are beside these. */
export function awaitedLines(
  { orders, total }: AwaitedSims,
  { words, format }: Pick<Speaker, 'words' | 'format'>,
): { readonly label: string; readonly value: string }[] {
  const named = orders.map(({ reference, number, orderedAt }) => ({
    label: reference,
    value: words.say('common:simReminder.since', {
      number: format.fact({ phone: number }),
      day: format.shortDay(orderedAt),
    }),
  }));
  const more = total - named.length;
  return more > 0 ? [...named, { label: words.say('common:simReminder.others'), value: String(more) }] : named;
}

/** All of it in lines. */
export function simReminderText(all: readonly AwaitedSims[], speaker: Pick<Speaker, 'words' | 'format'>): string {
  const lines = all.flatMap((one) => [
    one.company,
    ...awaitedLines(one, speaker).map(({ label, value }) => `– ${labelled(speaker.words, label, value)}`),
  ]);
  return [simReminderTitle(all, speaker), ...lines].join('\n');
}
