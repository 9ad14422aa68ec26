import { z } from 'zod';
import type { Fact } from './fact.js';
import type { Language, LocalText } from './language.js';
import { beginsWord, isSame, within } from './plainText.js';
import type { Problem } from './problems.js';

/** What somebody may pick. */
export interface Choice {
  readonly value: string;
  readonly title: string;
  /** What people call it as well: it is found by that, too. */
  readonly also?: readonly string[];
  /** What helps to choose: a price, a duration. */
  readonly facts?: readonly Fact[];
  /** Picked already when the question is asked. */
  readonly preset?: true;
  /** The only one there can be, by what was answered before: nobody is asked. */
  readonly certain?: true;
  /** Shown because people look for it, but cannot be picked: why. */
  readonly closed?: Problem;
  /** Of a switch: on how many of what it is about it is on now. On some of them only: it is mixed. */
  readonly switched?: { readonly on: number; readonly of: number };
  /** What is good to know of it, for whoever wants to know. */
  readonly conditions?: string;
  /** The heading that it stands under, with those before and after it that have the same. */
  readonly group?: string;
  /** As a row of a table: what stands in the list's columns. What a row has none of is missing. */
  readonly cells?: { readonly [C in Column]?: Fact };
}

/** The columns that a list of lines can have as a table. */
export const Column = z.enum(['number', 'user', 'plan', 'state', 'billingAccount', 'balance']);
export type Column = z.output<typeof Column>;

/** By which of its columns a list is sorted. */
export interface Order {
  readonly by: Column;
  readonly backwards?: boolean | undefined;
}

/** Which part of a list is wanted. Three choices and 100,000 lines are asked for alike. */
export interface Find {
  readonly language: Language;
  /** Only those whose title, or what they are called as well, has this in it, as people compare texts (`isWithin`). */
  readonly text?: string;
  /** Only the one with this value. */
  readonly value?: string;
  /** By a filter's name, the value that was chosen of it; '' for all. A filter that is not named is as the list has it. */
  readonly filters?: Readonly<Record<string, string>>;
  /** By what it is sorted; a column that it does not have sorts nothing. */
  readonly order?: Order;
  /** From 0. */
  readonly page: number;
  readonly pageSize: number;
}

export interface Choices {
  readonly choices: readonly Choice[];
  /** How many there are on all pages. */
  readonly total: number;
  /** What is good to know above the list, a row each: what is so now of what the choice is about. */
  readonly about?: readonly (readonly Fact[])[];
  /** Its columns, where it can be seen as a table and be sorted by each of them. */
  readonly columns?: readonly Column[];
  /** By which of them it is sorted. */
  readonly order?: Order;
  /** What the list can be narrowed by, where it has such. */
  readonly filters?: readonly Filter[];
  /** The text that the list is narrowed by, where it is not the one that was looked for: a state's name is a filter. */
  readonly text?: string;
  /** Of several that were looked for at once: those that are not here, E.164, and what is no number, as it was typed. */
  readonly missing?: readonly string[];
  /** So many are looked for at once, and there were more in the text. */
  readonly mostSought?: number;
}

/** What a list can be narrowed by beside a text. */
export interface Filter {
  readonly name: 'state' | 'plan' | 'billingAccount';
  /** The value that the list is narrowed by; '' where it is not. */
  readonly value: string;
  readonly choices: readonly Choice[];
}

/** Operator data in a language; where that is missing, in the first one there is. */
export const inLanguage = (text: LocalText, language: Language): string =>
  typeof text === 'string' ? text : (text[language] ?? Object.values(text)[0] ?? '');

/** Whether a choice is called by its name, or by another that people have for it. */
export const isCalled = ({ title, also = [] }: Choice, text: string): boolean =>
  [title, ...also].some((name) => isSame(name, text));

/** Whether a word of one of its names begins with this: "activer" is in "désactiver" and means the opposite. */
export const isBegunBy = ({ title, also = [] }: Choice, text: string): boolean =>
  [title, ...also].some((name) => beginsWord(text, name));

/** The wanted part of a list that is in memory as a whole. */
export function choose(all: readonly Choice[], find: Find): Choices {
  const { text: wanted = '' } = find;
  const isWanted = within(wanted);
  const found = all.filter(
    ({ value, title, also = [] }) =>
      (find.value === undefined || value === find.value) && [title, ...also].some((name) => isWanted(name)),
  );
  const from = find.page * find.pageSize;
  return { choices: found.slice(from, from + find.pageSize), total: found.length };
}
