import { z } from 'zod';
import { Problem } from '../domain/problems.js';
import type { Run } from './state.js';

/** What the waterfall asks for. Names only: the answers are in the run. */
export const ScreenOptions = z.object({
  run: z.string(),
  fields: z.array(z.string()),
  problems: z.record(z.string(), Problem).optional(),
  drafts: z.record(z.string(), z.json()).optional(),
});
export type ScreenOptions = z.output<typeof ScreenOptions>;

/** What a waiting screen keeps: names and plain values, never a card. */
export const Waiting = ScreenOptions.extend({
  card: z.string(),
  drafts: z.record(z.string(), z.json()),
  places: z.record(z.string(), z.object({ text: z.string().optional(), page: z.int() })),
  shown: z.array(z.string()),
});
export type Waiting = z.output<typeof Waiting>;

export const LONGEST_SEARCH = 80;
/** What is typed into the search field of a list. */
export const Sought = z
  .string()
  .transform((text) => text.trim().slice(0, LONGEST_SEARCH) || undefined)
  .optional()
  .catch(undefined);

/** How a screen ends: with answers, or with the wish to go back. */
export type ScreenResult =
  | { readonly answers: Run['answers'] }
  | { readonly back: true; readonly from: readonly string[] };
