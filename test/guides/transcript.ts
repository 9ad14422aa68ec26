import type { Filled } from '../support/talk.js';

/** Something that must, or must not, be read after a step. */
export type Expected = string | RegExp | readonly (string | RegExp)[];

/** A button that is pressed, with what was filled in before: `['Suivant', { Nom: 'Exemple' }]`. */
export type CardStep = readonly [press: string, filled: Filled, expected: Expected];
/** A line that is typed: `['1', 'Nom']`. */
export type TextStep = readonly [said: string, expected: Expected];

/** A procedure as somebody carries it out, once on cards and once in plain text. Each must stand for the same order. */
export interface Transcript {
  readonly procedure: string;
  readonly operator: string;
  readonly login: string;
  /** What somebody else does first, such as asking for what is approved here. */
  readonly before?: Pick<Transcript, 'login' | 'cards' | 'text'>;
  readonly greeting: Expected;
  readonly cards: readonly CardStep[];
  readonly text: readonly TextStep[];
  /** What is about nobody, such as a question and its answer, is no line in the audit. */
  readonly leaves?: 'nothing';
}

const all = (expected: Expected): readonly (string | RegExp)[] =>
  typeof expected === 'string' || expected instanceof RegExp ? [expected] : expected;

/** What was expected and cannot be read. */
export const missing = (read: string, expected: Expected): string[] =>
  all(expected)
    .filter((one) => (typeof one === 'string' ? !read.includes(one) : !one.test(read)))
    .map((one) => `expected ${String(one)} in:\n${read}`);
