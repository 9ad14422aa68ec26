import { inLanguage } from '../domain/terms/choices.js';
import type { Fact } from '../domain/terms/fact.js';
import { parted } from './parted.js';
import { labelled, type Words } from './words.js';

/** What is switched is on or off. */
export const onOrOff = (on: boolean, words: Words): string => words.say(on ? 'common:words.on' : 'common:words.off');

/** How something that is switched is, and until when where it ends by itself: at what hour of which day. */
export const switchState = (
  { on, until }: { readonly on: boolean; readonly until?: string | undefined },
  words: Words,
  instant: (iso: string) => string,
): string =>
  until === undefined ? onOrOff(on, words) : words.say('common:switches.onUntil', { until: instant(until) });

/** What is turned on and off, each by itself: "Calls in: off → on". Undefined: it is something else that changes. */
export function turnedText(
  now: readonly Fact[],
  after: readonly Fact[],
  words: Words,
  instant: (iso: string) => string,
): string | undefined {
  if (now.length === 0 || now.length !== after.length) return undefined;
  const turned = now.flatMap((before, index) => {
    const then = after[index];
    if (!('switch' in before) || then === undefined || !('switch' in then)) return [];
    const change = changeText(switchState(before, words, instant), switchState(then, words, instant));
    return [labelled(words, inLanguage(before.switch, words.language), change)];
  });
  return turned.length === now.length ? parted(turned, words) : undefined;
}

/** From what to what. What was not there before has no from. */
export const changeText = (now: string, after: string): string => (now === '' ? after : `${now} → ${after}`);
