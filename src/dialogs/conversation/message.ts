import { z } from 'zod';
import type { Words } from '../../speech/words.js';
import { type Activity, ActivityTypes } from './activity.js';
import { type Control, controlOf } from './control.js';
import { isForeign, type Submit, submitOf } from './submit.js';
import { type Unsent, unsentIn } from './unsent.js';

/** What came in, read once a turn. */
export interface Message {
  readonly text: string;
  /** The button that was pressed. */
  readonly submit: Submit | undefined;
  /** A card's answer that no button of ours can have sent. */
  readonly foreign: boolean;
  /** What works at any moment, pressed or said: in the language that was spoken when it came. */
  readonly control: Control | undefined;
  /** What stands in the open card and was not sent. */
  readonly unsent?: Unsent | undefined;
  /** It came from a page whose panel has all that the menu has. */
  readonly panel?: boolean;
}

const FromPage = z.looseObject({ panel: z.literal(true) });

export function messageOf(activity: Partial<Activity>, words: Words): Message {
  const { text = '' } = activity;
  const submit = activity.type === ActivityTypes.Message ? submitOf(activity) : undefined;
  const foreign = activity.type === ActivityTypes.Message && isForeign(activity);
  const panel = FromPage.safeParse(activity.channelData).success;
  return {
    text,
    submit,
    foreign,
    control: controlOf(submit, text, words),
    unsent: unsentIn(activity.channelData),
    panel,
  };
}
