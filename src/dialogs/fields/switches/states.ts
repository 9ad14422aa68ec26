import type { Choice } from '../../../domain/terms/choices.js';
import { onOrOff } from '../../../speech/changeText.js';
import type { Turn } from '../../conversation/turn.js';

/** Whether a switch is on; undefined where it is so for some only. One of which nothing is known is off. */
export function isOn({ switched = { on: 0, of: 0 } }: Choice): boolean | undefined {
  const { on, of } = switched;
  if (on === 0) return false;
  return on === of ? true : undefined;
}

/** How a switch is now, in words. */
export function stateText(one: Choice, { words }: Turn): string {
  const now = isOn(one);
  return now === undefined ? words.say('common:switches.mixed', { ...one.switched }) : onOrOff(now, words);
}
