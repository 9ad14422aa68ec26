import { type Activity, ActivityTypes } from 'botbuilder';
import { z } from 'zod';
import { visible } from '../../domain/terms/plainText.js';
import { looksSecret, typedPin } from '../../domain/values/identifiers.js';
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
export function withoutPin(sent: Partial<Activity>, state: DialogsState, words: Words): Inbound {
  const activity = asSeen(sent);
  const values = Values.safeParse(activity.value);
  if (values.success) {
    const { pin, ...rest } = values.data;
    const asked = submitOf(activity)?.act === 'confirm' && typeof pin === 'string';
    const hidden = looksSecret(activity.text ?? '');
    return { activity: { ...activity, value: rest }, pin: asked ? typedPin(pin) : undefined, hidden };
  }
  const text = activity.text?.trim() ?? '';
  if (!asksPin(state) || text === '' || controlOf(undefined, text, words) !== undefined || answersAside(state, text)) {
    // At the menu nothing is confirmed, not even by a PIN, which is not kept either.
    return { activity, pin: undefined, hidden: asksPin(state) && DIGITS.test(typedPin(text)) };
  }
  return { activity: { ...activity, text: '' }, pin: typedPin(text), hidden: true };
}

/** A message with what is seen of its text and of what was typed into a card: nothing is read or kept of the rest. */
function asSeen({ text, value, ...activity }: Partial<Activity>): Partial<Activity> {
  const values = Values.safeParse(value).data;
  const typed = Object.entries(values ?? {}).map(([name, one]) => [name, typeof one === 'string' ? visible(one) : one]);
  return {
    ...activity,
    ...(text === undefined ? {} : { text: visible(text) }),
    ...(value === undefined ? {} : { value: values === undefined ? value : Object.fromEntries(typed) }),
  };
}

/** More than the number of a line in a list. */
const DIGITS = /^\d{3,}$/;

/** Whether a text may answer what was shown over the PIN's question: the menu, a list, or "really give it up?". */
const answersAside = (state: DialogsState, text: string): boolean =>
  isAtMenu(state) || (state.waits !== undefined && !DIGITS.test(typedPin(text)));
