import { z } from 'zod';
import { Language } from '../terms/language.js';

/**
 * A sentence that was not understood, masked, where the operator has it kept (`keepsMissedSentences`). Nothing says who wrote it, or
 * in which conversation.
 */
export const MissedSentence = z.object({
  id: z.string(),
  operator: z.string(),
  language: Language,
  /** Without numbers, codes and names. */
  text: z.string().max(200),
  /** The procedure that came nearest; undefined: none was near. */
  nearest: z.string().optional(),
  at: z.iso.datetime(),
});
export type MissedSentence = z.output<typeof MissedSentence>;
