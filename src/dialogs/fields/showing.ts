import type { Turn } from '../conversation/turn.js';
import type { Answers, Field } from '../definition/procedure.js';
import { kindOf } from './kind.js';

/** An answer in words, for the review and for the card that was answered. */
export async function answerInWords(field: Field, answers: Answers, turn: Turn): Promise<string> {
  const value = answers[field.name] ?? undefined;
  return value === undefined
    ? turn.words.say('common:empty')
    : kindOf(field.schema).inWords(field, value, answers, turn);
}
