import type { Facts } from '../domain/terms/fact.js';
import { asTyped } from './cardText.js';
import type { Speaker } from './speaker.js';
import { labelled, type Words } from './words.js';

/** A fact in words, under the label that a procedure's words have for it. */
export interface FactLine {
  readonly label: string;
  readonly value: string;
  /** To be copied. */
  readonly code: boolean;
}

export const linesOf = (procedure: string, facts: Facts, { words, format }: Speaker): FactLine[] =>
  Object.entries(facts).map(([key, fact]) => ({
    label: labelOfFact(procedure, key, words),
    value: format.fact(fact),
    code: 'code' in fact,
  }));

function labelOfFact(procedure: string, key: string, words: Words): string {
  const [name = '', own = ''] = key.split(':').toReversed();
  return words.say(`${own === '' ? procedure : own}:facts.${name}`);
}

export const textLines = (lines: readonly FactLine[], { words }: Speaker): string[] =>
  lines.map(({ label, value }) => labelled(words, label, value));

/** The lines of a card: what is to be copied stands apart, each with its button. */
export const lineData = (lines: readonly FactLine[], speaker: Speaker) => ({
  codes: lines.filter(({ code }) => code).map((line) => codeData(line, speaker)),
  facts: factData(lines.filter(({ code }) => !code)),
});

export const factData = (lines: readonly FactLine[]) =>
  lines.map(({ label, value }) => ({ label, value: asTyped(value) }));

const codeData = ({ label, value }: FactLine, { words }: Speaker) => ({
  label,
  value: asTyped(value),
  bare: value,
  copy: words.say('common:copy'),
  // A list has many: each button says which one it copies.
  copyLabel: words.say('common:copyOne', { label: labelled(words, label, value) }),
});
