import type { Operator } from '../../domain/operator/index.js';
import type { Words } from '../../speech/words.js';

/** A line of the list that Teams shows above the box for writing: what it writes, and what that does. */
export interface Command {
  readonly title: string;
  readonly description: string;
}

/** Bounds of Teams. */
const MOST = 10;
const LONGEST_TITLE = 32;
const LONGEST_DESCRIPTION = 128;

/**
 * The commands of an operator's app, by language: help and the menu, then procedures in the order of its menus, each by the title that
 * starts it when it is typed. The same ones in every language: what is too long in one of them is in none.
 */
export function commandsOf({ profile }: Operator, spoken: readonly Words[]): Map<string, readonly Command[]> {
  const offered = [...new Set(Object.values(profile.roles).flat())];
  const inAll = offered.filter((id) => spoken.every((words) => words.say(`${id}:title`).length <= LONGEST_TITLE));
  const ids = inAll.slice(0, MOST - 1);
  return new Map(spoken.map((words) => [words.language, [menu(words), ...ids.map((id) => procedure(words, id))]]));
}

const menu = (words: Words): Command => ({
  title: words.say('common:menu.title'),
  description: words.say('teams:app.menu'),
});

const procedure = (words: Words, id: string): Command => {
  const title = words.say(`${id}:title`);
  const help = words.say(`${id}:help`);
  const [first = ''] = help.split(/(?<=[.!?]) /);
  const description = [help, first, title].find(({ length }) => length > 0 && length <= LONGEST_DESCRIPTION);
  return { title, description: description ?? title };
};
