import { z } from 'zod';
import { proofs } from '../../domain/records/receipt.js';
import { Column } from '../../domain/terms/choices.js';
import { forms } from '../../domain/terms/report.js';
import type { Activity } from './activity.js';

const id = z.string().max(100);

/** The buttons of a list on a card; the last six are those of lines. */
const listActs = ['find', 'more', 'previous', 'all', 'none', 'sort', 'open', 'export'] as const;

/**
 * What a button of ours sends: what to do, what that is about, and the card it stands on where it counts on that only.
 * The card's inputs come beside them, and a line of the menu sends '' for what it is not about.
 */
const Submit = z.discriminatedUnion('act', [
  z.looseObject({ act: z.literal('answer'), card: id }),
  /** `by`: the column that a table is to be sorted by; `row`: the one that is opened; `form`: what all that were found are wanted as. */
  z.looseObject({
    act: z.literal(listActs),
    card: id,
    field: id,
    by: Column.optional(),
    row: id.optional(),
    form: z.enum(forms).optional(),
  }),
  z.looseObject({ act: z.literal('change'), card: id, field: id }),
  /** A step of the guide that is finished, to be answered again. */
  z.looseObject({ act: z.literal('step'), card: id, step: id }),
  /** The lines of a review one by one, a page of them from 1; 0: as a whole again. */
  z.looseObject({ act: z.literal('lines'), card: id, page: z.int().min(0).max(1000) }),
  /** With `count`: how many lines were typed, where the review asks for that. */
  z.looseObject({
    ...{ act: z.literal('confirm'), card: id.optional(), command: id.optional() },
    count: z.string().max(10).optional(),
  }),
  z.looseObject({ act: z.literal(['back', 'cancel', 'sendCode']), card: id }),
  z.looseObject({ act: z.literal(['menu', 'help', 'where', 'repeat', 'person', 'history', 'drafts', 'asAnswer']) }),
  z.looseObject({ act: z.literal('restart'), run: id.optional() }),
  z.looseObject({ act: z.literal('language'), language: z.string().max(2).optional() }),
  z.looseObject({ act: z.literal('organisation'), organisation: id.optional() }),
  /** With `field`: the answer that the procedure is started with, and with `does` which of its actions it is to do. */
  z.looseObject({
    act: z.literal('start'),
    procedure: id,
    field: id.optional(),
    value: z.string().max(200).optional(),
    does: id.optional(),
  }),
  /** What stands in the inputs above a list that was shown comes beside it. */
  z.looseObject({ act: z.literal('narrow'), procedure: id }),
  z.looseObject({ act: z.literal(['resume', 'later', 'giveUp']), run: id }),
  z.looseObject({ act: z.literal('afresh'), run: id }),
  z.looseObject({ act: z.literal(['leave', 'stay']), run: id.optional(), organisation: id.optional() }),
  z.looseObject({ act: z.literal(['draft', 'anew', 'guide']), procedure: id }),
  z.looseObject({ act: z.literal('deleteDraft'), procedure: id, run: id.optional() }),
  z.looseObject({ act: z.literal('deleteDrafts') }),
  z.looseObject({ act: z.literal(['receipt', 'file', 'once']), command: id }),
  z.looseObject({ act: z.literal('copy'), copy: id }),
  z.looseObject({ act: z.literal('as'), card: id, form: z.enum(forms) }),
  z.looseObject({ act: z.literal('rows'), card: id, after: z.int().min(0).max(1_000_000) }),
]);
export type Submit = z.output<typeof Submit>;
export type Act = Submit['act'];
/** What the button of an act sends. */
export type Pressed<A extends Act> = Submit extends infer S
  ? S extends Submit
    ? A extends S['act']
      ? S
      : never
    : never
  : never;

/** A button of a list on a card. */
export type ListButton = Pressed<'find'>;

export const isListButton = (submit: Submit): submit is ListButton => listActs.some((act) => act === submit.act);

/** What a button's own data are called, and the fields of proofs: a field of a procedure cannot be called so. */
export const submitKeys: ReadonlySet<string> = new Set([
  ...Submit.options.flatMap(({ shape }) => Object.keys(shape)),
  ...proofs,
]);

/** The pressed button of a message, if it is one of ours with all that it needs. */
export function submitOf({ value }: Partial<Activity>): Submit | undefined {
  const read = Submit.safeParse(value);
  return read.success ? read.data : undefined;
}

const Claimed = z.looseObject({ act: z.string() });

/** Whether a message is a card's answer that no button of ours can have sent. */
export const isForeign = (activity: Partial<Activity>): boolean =>
  activity.value !== undefined &&
  submitOf(activity) === undefined &&
  (!activity.text?.trim() || Claimed.safeParse(activity.value).success);
