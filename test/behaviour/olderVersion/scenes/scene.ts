import type { Filled } from '../../../support/talk.js';
import type { Step } from '../keptFile.js';

/** A button that is pressed, with what was filled in before: a choice may be named by what only its title has in it. */
interface Press {
  readonly press: string;
  readonly filled?: Filled;
  /** What stands on its card, where others have such a button as well. */
  readonly on?: string;
}
/** What is done: a line that is typed, a button that is pressed, what a button has in it, news of the last orders. */
export type Done = string | Press | Extract<Step, { send: unknown }> | { readonly news: 'orders' };
/** A step after the state was taken, and what is read then. */
export type Next = readonly [done: Done, ...reads: string[]];

/** How a state comes about on a channel, and how it goes on from there. */
interface Way {
  readonly said: readonly Done[];
  readonly goesOn: readonly Next[];
}

/** One state of a conversation, on the channels that have it. */
export interface Scene {
  readonly operator: string;
  readonly login: string;
  /** What the person had done before in other conversations, in plain text. */
  readonly elsewhere?: readonly (readonly string[])[];
  /** Companies that are not the demo's, for which the person works. */
  readonly worksFor?: readonly string[];
  /** The network still works on the orders when the state is taken, and is done with them when it goes on. */
  readonly slowNetwork?: true;
  readonly cards?: Way;
  readonly text?: Way;
  readonly teams?: Way;
}
export type Scenes = Readonly<Record<string, Scene>>;

export const press = (title: string, filled?: Filled, on?: string): Press => ({
  press: title,
  ...(filled && { filled }),
  ...(on !== undefined && { on }),
});

/** Steps of a guide's transcript. */
export const pressed = (steps: readonly (readonly [string, Filled, unknown])[]): Done[] =>
  steps.map(([title, filled]) => press(title, filled));
export const typed = (steps: readonly (readonly [string, unknown])[]): Done[] => steps.map(([line]) => line);
