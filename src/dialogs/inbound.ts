import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { controlOf } from './control.js';
import type { DialogsState } from './state.js';
import { submitOf } from './submit.js';
import type { Words } from './words.js';

/** A message as the dialogs may see it. */
export interface Inbound {
  readonly activity: Partial<Activity>;
  /** The PIN that came with it, taken out of it. */
  readonly pin: string | undefined;
  /** The text was a PIN: nobody keeps it. */
  readonly hidden: boolean;
}

const Values = z.record(z.string(), z.unknown());

/**
 * Takes a PIN out of a message before anything else looks at it: the field of a confirmed review, or the text that was
 * asked for. In any other place a card's `pin` is dropped unread.
 */
export function withoutPin(activity: Partial<Activity>, state: DialogsState, words: Words): Inbound {
  const values = Values.safeParse(activity.value);
  if (values.success) {
    const { pin, ...rest } = values.data;
    const asked = submitOf(activity)?.act === 'confirm' && typeof pin === 'string';
    return { activity: { ...activity, value: rest }, pin: asked ? pin : undefined, hidden: false };
  }
  const text = activity.text?.trim() ?? '';
  if (!state.awaitsPin || text === '' || controlOf(undefined, text, words) !== undefined) {
    return { activity, pin: undefined, hidden: false };
  }
  return { activity: { ...activity, text: '' }, pin: text, hidden: true };
}
