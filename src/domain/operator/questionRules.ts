import { z } from 'zod';
import { Role } from '../records/account.js';
import { Language, LocalText } from '../terms/language.js';
import { demo, Id } from './common.js';

/** A question that people often have, and the operator's answer. */
const Question = z.strictObject({
  id: Id,
  question: LocalText,
  answer: LocalText,
  /** Whose question it is; without it, everybody's. */
  roles: z.array(Role).min(1).optional(),
  /** How else people ask it, by language. */
  said: z.partialRecord(Language, z.array(z.string().min(1)).min(1)),
  /** The procedures that the answer is about: offered with it, to whoever has them in their menu. */
  procedures: z.array(Id).default([]),
});

/** `operators/<id>/questions.json`: the operator's questions and answers, in the guide's order (Kcell guide, C24). */
export const QuestionRules = z.strictObject({ questions: z.array(Question).min(1), demo });
export type QuestionRules = z.output<typeof QuestionRules>;
