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

/** Remembers what is told now. */
export function noteTold(about: string, states: Counts, { state }: Turn): void {
  const others = (state.told ?? []).filter(({ command }) => command !== about);
  state.told = [...others, { command: about, states: { ...states } }].slice(-MOST_TOLD);
}

const same = (before: Counts, now: Counts): boolean => {
  const states = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...states].every((state) => before[state] === now[state]);
};
