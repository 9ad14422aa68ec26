import { inLanguage } from '../domain/terms/choices.js';
import type { Fact } from '../domain/terms/fact.js';
import { parted } from './parted.js';
import { labelled, type Words } from './words.js';

/** What is switched is on or off. */
export const onOrOff = (on: boolean, words: Words): string => words.say(on ? 'common:words.on' : 'common:words.off');

/** What is turned on and off, each by itself: "Calls in: off → on". Undefined: it is something else that changes. */
export function turnedText(now: readonly Fact[], after: readonly Fact[], words: Words): string | undefined {
  if (now.length === 0 || now.length !== after.length) return undefined;
  const turned = now.flatMap((before, index) => {
    const then = after[index];
    if (!('switch' in before) || then === undefined || !('switch' in then)) return [];
    const change = changeText(onOrOff(before.on, words), onOrOff(then.on, words));
    return [labelled(words, inLanguage(before.switch, words.language), change)];
  });
  return turned.length === now.length ? parted(turned, words) : undefined;
}

/** From what to what. */
export const changeText = (now: string, after: string): string => `${now} → ${after}`;
