import { z } from 'zod';
import { refuse } from '../../domain/terms/result.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { picked } from '../definition/fields.js';
import type { Field } from '../definition/procedure.js';
import type { Inputs, Line, Raw, Typed } from './asked.js';
import { asKind, typedIn } from './kind.js';
import { chosen, ListedKind } from './listed.js';
import { typedChoice } from './picking.js';
import type { SentenceParts } from './sentenceParts.js';

/** Several of the choices that `pick` gives, at least one, at the most `most`. */
export const many = (most: number) =>
  asKind(picked(z.array(chosen(), 'value.choice').min(1, 'value.missing').max(most, 'value.choices')), new ManyKind());

const Chosen = z.array(z.string());

class ManyKind extends ListedKind {
  protected override readonly multiple = true;

  override fromCard(name: string, inputs: Inputs): Raw {
    const typed = typedIn(inputs, name);
    return typed === undefined ? undefined : [...new Set(typed.split(','))];
  }

  protected override inInputs(value: unknown): string[] {
    return value === undefined ? [] : [Chosen.parse(value).join(',')];
  }

  /** As one choice is typed, several with commas. One that is not there keeps the others from being taken. */
  protected override async readTyped(
    field: Field,
    { text, shown }: Line,
    answers: Run['answers'],
    turn: Turn,
  ): Promise<Typed> {
    const parts = text.split(/[,;]/);
    const picked = await Promise.all(parts.map((one) => typedChoice(field, one, shown, answers, turn)));
    const values = picked.flatMap(({ value }) => (value === undefined ? [] : [value]));
    return values.length === parts.length ? this.read(field, values, answers, turn) : refuse('value.choice');
  }

  /** All that a sentence names by a phrase for each. */
  override async fromSentence(
    said: SentenceParts,
    field: Field,
    answers: Run['answers'],
    turn: Turn,
  ): Promise<Typed | undefined> {
    const named = await said.choices(field, answers);
    return named.length === 0 ? undefined : this.read(field, [...named], answers, turn);
  }
}
