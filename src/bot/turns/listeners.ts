import { setTimeout as delay } from 'node:timers/promises';
import type { Conversations, Said } from '../../domain/door/ports.js';
import type { Turns } from './turns.js';

type Heard = Parameters<Turns['listen']>[1];

/** How often what another instance has said is tried to be read, and how long to wait between, in milliseconds. */
const MOST_TRIES = 5;
const AGAIN_AFTER = 500;

/** Who listens to a conversation here, and up to which mark each was told. */
type Audience = Map<Heard, number | undefined>;

/** Those who listen to conversations on this instance. */
export interface Listeners {
  readonly listen: Turns['listen'];
  /** Tells what a turn here has said, on everything up to the mark `before`. */
  said(id: string, log: readonly Said[], before: number): void;
  /** Tells answers once more, since their message was delivered again; and before them what was not told yet of `log`. */
  again(id: string, answers: readonly Said[], log: readonly Said[]): void;
}

/** Tells what is said here, and what other instances say (`fault`: when that cannot be read). Each thing once, in order. */
export function makeListeners(conversations: Conversations, fault: (error: unknown) => void): Listeners {
  const audiences = new Map<string, Audience>();
  const tell = (id: string, log: readonly Said[], before: number) => {
    const here: Audience = audiences.get(id) ?? new Map();
    for (const [heard, told = before] of here) {
      // What another instance said just before may not have been told yet.
      const said = log.filter(({ mark }) => mark > told);
      here.set(heard, Math.max(told, log.at(-1)?.mark ?? 0));
      if (said.length > 0) heard(said);
    }
  };
  const catchUp = async (id: string) => {
    for (let tries = 1; audiences.has(id); tries += 1) {
      try {
        return tell(id, (await conversations.load(id))?.log ?? [], 0);
      } catch (error) {
        fault(error);
        if (tries === MOST_TRIES) return;
      }
      await delay(AGAIN_AFTER, undefined, { ref: false });
    }
  };
  conversations.watch((changed) => {
    const concerned = changed === undefined ? [...audiences.keys()] : [changed];
    for (const id of concerned) void catchUp(id);
  });
  return {
    listen: (id, heard, after) => {
      const here: Audience = audiences.get(id) ?? new Map();
      audiences.set(id, here.set(heard, after));
      return () => {
        if (here.delete(heard) && here.size === 0) audiences.delete(id);
      };
    },
    said: tell,
    again: (id, answers, log) => {
      tell(id, log, log.at(-1)?.mark ?? 0);
      for (const heard of audiences.get(id)?.keys() ?? []) heard(answers);
    },
  };
}
