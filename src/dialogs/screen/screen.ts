import { z } from 'zod';
import type { Facts } from '../../domain/terms/fact.js';
import { Problem } from '../../domain/terms/problems.js';
import type { Run } from '../conversation/state.js';
import type { Field, Procedure } from '../definition/procedure.js';
import type { AskedField, Inputs } from '../fields/asked.js';
import { type LinesPage, LinesPlace } from '../fields/lines/page.js';

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
  places: z.record(z.string(), LinesPlace),
  shown: z.array(z.string()),
});
export type Waiting = z.output<typeof Waiting>;

/** How a screen is left: with answers, or with the wish to go back, or to a step that is finished. */
export type ScreenResult =
  | { readonly answers: Run['answers'] }
  | { readonly back: true; readonly from: readonly string[] }
  | { readonly step: string };

/** A screen as it is asked now. */
export interface Screen {
  readonly procedure: Procedure;
  readonly fields: readonly Field[];
  readonly answers: Run['answers'];
  /** What was typed into the card when it was sent with a mistake in it. */
  readonly drafts: Inputs;
  readonly problems: Readonly<Record<string, Problem>>;
  readonly places: Readonly<Record<string, LinesPlace>>;
  /** The pages that the fields about lines show. */
  readonly lines: Readonly<Record<string, LinesPage>>;
  /** What is only looked at beside what it asks. */
  readonly beside: Facts | undefined;
  /** Nothing was asked before it. */
  readonly first: boolean;
  /** The guide's screen is cut in two, and its first questions are answered. */
  readonly goesOn: boolean;
}

/** One of its fields, as it is asked now. */
export const askedIn = ({ procedure, answers, drafts, places, lines }: Screen, field: Field): AskedField => ({
  field,
  answers,
  drafts,
  place: places[field.name],
  page: lines[field.name],
  forms: procedure.ending.show?.query.as?.forms ?? [],
});
