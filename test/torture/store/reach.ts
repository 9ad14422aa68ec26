import { setTimeout as pause } from 'node:timers/promises';

/** Where the program is reached, for clients that outlive its processes. */
export interface Reach {
  readonly now: { readonly url: string; readonly generation: number };
  /** Kept when it is worth trying again, after nobody answered at `generation`. */
  after(generation: number): Promise<void>;
}

/** How long Web Chat's user waits before they try again, shortened; in milliseconds. */
const PATIENCE = 25;

/** Several instances behind one address: whoever gets no answer asks again, and is passed on to another one. */
export const behindProxy = (url: string): Reach => ({
  now: { url, generation: 0 },
  after: () => pause(PATIENCE),
});
