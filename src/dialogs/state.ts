import { z } from 'zod';
import { Problem } from '../domain/problems.js';

/** One procedure that somebody has begun. */
export const Run = z.object({
  id: z.string(),
  procedure: z.string(),
  /** By field name. An optional field that was left empty is null. */
  answers: z.record(z.string(), z.json()),
  /** The groups of fields that were asked, in order: where "back" goes. */
  asked: z.array(z.array(z.string())),
  /** The fields that are asked again now, though they may have an answer. */
  again: z.array(z.string()).optional(),
  /** The answer that is corrected from the review: "back" returns there. */
  correcting: z.string().optional(),
  /** Minted when the review is shown; a correction takes it away. */
  commandId: z.string().optional(),
  /** Why the review is shown again. */
  problem: Problem.optional(),
});
export type Run = z.output<typeof Run>;

/** What the dialogs keep between two turns: plain values by name, never a card and never a secret. */
export const DialogsState = z.object({
  dialogs: z.object({
    dialogStack: z.array(z.object({ id: z.string(), state: z.record(z.string(), z.unknown()) })),
  }),
  /** Begun and not ended, by id. */
  runs: z.record(z.string(), Run),
  /** The one that is asked now, then those that wait under it. At most three. */
  open: z.array(z.string()),
  /** The run for which "cancel" waits for a yes. */
  leaving: z.string().optional(),
  /** The menu was shown over an open question: the next text may be one of its lines. */
  atMenu: z.boolean().optional(),
  /** The next text is a PIN. */
  awaitsPin: z.boolean().optional(),
  /** The message that holds the card now in use: replaced when it is spent. */
  liveCard: z.string().optional(),
  /** The list that was shown last: what it was asked for, and where its next rows begin, if there are any. */
  list: z
    .object({
      id: z.string(),
      procedure: z.string(),
      answers: z.record(z.string(), z.json()),
      next: z.int().optional(),
    })
    .optional(),
});
export type DialogsState = z.output<typeof DialogsState>;

export const freshState = (): DialogsState => ({ dialogs: { dialogStack: [] }, runs: {}, open: [] });
