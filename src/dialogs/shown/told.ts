import type { Turn } from '../conversation/turn.js';

/** Of so many commands a conversation remembers what was told. */
const MOST_TOLD = 10;

/** How many of what was told about stand in each state. */
export type Counts = Readonly<Record<string, number>>;

/** Whether this is what the conversation was told last about a command or a request. */
export function toldBefore(about: string, states: Counts, { state }: Turn): boolean {
  const before = state.told?.find(({ command }) => command === about)?.states;
  return before !== undefined && same(before, states);
}

/** Remembers what is told now, and on which card, where that is to be replaced. */
export function noteTold(about: string, states: Counts, { state }: Turn, card?: string): void {
  const others = (state.told ?? []).filter(({ command }) => command !== about);
  state.told = [...others, { command: about, states: { ...states }, ...(card && { card }) }].slice(-MOST_TOLD);
}

/** The card on which something was told that stands for as long as it is not decided. */
export const toldOn = (about: string, { state }: Turn): string | undefined =>
  state.told?.find(({ command }) => command === about)?.card;

const same = (before: Counts, now: Counts): boolean => {
  const states = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...states].every((state) => before[state] === now[state]);
};
