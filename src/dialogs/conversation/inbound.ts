import { type Activity, ActivityTypes } from 'botbuilder';
import { z } from 'zod';
import { looksSecret } from '../../domain/values/identifiers.js';
import type { Words } from '../../speech/words.js';
import { controlOf } from './control.js';
import { asksPin, isAtMenu } from './openDialog.js';
import type { DialogsState } from './state.js';
import { submitOf } from './submit.js';

/** A message as the dialogs may see it. */
export interface Inbound {
  readonly activity: Partial<Activity>;
  /** The PIN that came with it, taken out of it. */
  readonly pin: string | undefined;
  /** The text was a PIN: nobody keeps it. */
  readonly hidden: boolean;
}

/** Whether the Bot Framework knows a type of activity. Those that are no messages, such as reactions, get no answer. */
export const isProtocol = (type: string): boolean => Object.values<string>(ActivityTypes).includes(type);

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
    const hidden = looksSecret(activity.text ?? '');
    return { activity: { ...activity, value: rest }, pin: asked ? pin : undefined, hidden };
  }
  const text = activity.text?.trim() ?? '';
  if (!asksPin(state) || text === '' || controlOf(undefined, text, words) !== undefined || answersAside(state, text)) {
    // At the menu nothing is confirmed, not even by a PIN, which is not kept either.
    return { activity, pin: undefined, hidden: asksPin(state) && DIGITS.test(text) };
  }
  return { activity: { ...activity, text: '' }, pin: text, hidden: true };
}

/** More than the number of a line in a list. */
const DIGITS = /^\d{3,}$/;

/** Whether a text may answer what was shown over the PIN's question: the menu, a list, or "really give it up?". */
const answersAside = (state: DialogsState, text: string): boolean =>
  isAtMenu(state) || (state.waits !== undefined && !DIGITS.test(text));
