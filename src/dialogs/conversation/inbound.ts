import { z } from 'zod';
import { type Proof, proofs } from '../../domain/records/receipt.js';
import { visible } from '../../domain/terms/plainText.js';
import { holdsIban } from '../../domain/values/bankAccount.js';
import { looksSecret, typedPin } from '../../domain/values/identifiers.js';
import type { Words } from '../../speech/words.js';
import { type Activity, ActivityTypes } from './activity.js';
import { controlOf } from './control.js';
import { isAtMenu, proofAsked } from './openDialog.js';
import type { DialogsState } from './state.js';
import { submitOf } from './submit.js';

/** What somebody typed to prove who they are: a PIN, a password, a one-time code. */
export interface TypedSecret {
  readonly proof: Proof;
  readonly text: string;
}

/** A message as the dialogs may see it. */
export interface Inbound {
  readonly activity: Partial<Activity>;
  /** What came with it to prove something, taken out of it. */
  readonly secret: TypedSecret | undefined;
  /** The text was a secret: nobody keeps it. */
  readonly hidden: boolean;
}

/** Whether the Bot Framework knows a type of activity. Those that are no messages, such as reactions, get no answer. */
export const isProtocol = (type: string): boolean => Object.values<string>(ActivityTypes).includes(type);

const Values = z.record(z.string(), z.unknown());

/**
 * Takes a secret out of a message before anything else looks at it: the field of a confirmed review, or the text that was
 * asked for. In any other place a card's `pin`, `password` or `oneTimeCode` is dropped unread.
 */
export function withoutSecret(sent: Partial<Activity>, state: DialogsState, words: Words): Inbound {
  const activity = asSeen(sent);
  const values = Values.safeParse(activity.value);
  if (values.success) {
    const { pin, password, oneTimeCode, ...rest } = values.data;
    const asked = submitOf(activity)?.act === 'confirm' ? typedOf({ pin, password, oneTimeCode }) : undefined;
    return { activity: { ...activity, value: rest }, secret: asked, hidden: looksSecret(activity.text ?? '') };
  }
  const text = activity.text?.trim() ?? '';
  const proof = proofAsked(state);
  const isAside = text === '' || controlOf(undefined, text, words) !== undefined || answersAside(state, text);
  if (proof === undefined || isAside || (proof === 'oneTimeCode' && !DIGITS.test(typedPin(text)))) {
    // At the menu nothing is confirmed, not even by a PIN, which is not kept either; nor is the number of a bank account, anywhere.
    return {
      activity,
      secret: undefined,
      hidden: (proof !== undefined && DIGITS.test(typedPin(text))) || holdsIban(text),
    };
  }
  return { activity: { ...activity, text: '' }, secret: typedAs(proof, text), hidden: true };
}

/** What stands in the fields of a card that ask for a proof; the first that has something. */
function typedOf(fields: Readonly<Record<Proof, unknown>>): TypedSecret | undefined {
  const [found] = proofs.flatMap((proof) => {
    const typed = fields[proof];
    return typeof typed === 'string' ? [typedAs(proof, typed)] : [];
  });
  return found;
}

/** A password is what was typed, to the letter. */
const typedAs = (proof: Proof, text: string): TypedSecret => ({
  proof,
  text: proof === 'password' ? text : typedPin(text),
});

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

/** Whether a text may answer what was shown over that question: the menu, a list, or "really give it up?". */
const answersAside = (state: DialogsState, text: string): boolean =>
  isAtMenu(state) || (state.waits !== undefined && !DIGITS.test(typedPin(text)));
