import type { TestApp } from './app.js';
import type { Talk } from './talk.js';

/** The menu's line that goes on with a registration; it says how many answers there are. */
export const RESUME = /Reprendre : Enregistrer un client \((\d+) réponses?, [^)]+\)/;
export const counted = (said: string): number => Number(RESUME.exec(said)?.[1] ?? 0);
/** How many answers a registration has before a screen's card or a question. */
export const answersAt = { identity: 2, contact: 4, avenue: 8 } as const;

/** All drafts there are. */
export const draftsIn = (app: TestApp) => app.store.read(({ drafts }) => drafts.where({}));

/** Says these lines. Gives the answer to the last. */
export async function sayAll(talk: Talk, lines: readonly string[]): Promise<string> {
  let read = '';
  for (const line of lines) read = await talk.say(line);
  return read;
}
