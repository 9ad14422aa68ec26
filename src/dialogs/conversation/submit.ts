import type { Activity } from 'botbuilder';
import { z } from 'zod';

/** What a button of ours sends: what to do, the card it stands on, and the card's inputs beside them. */
const Submit = z.looseObject({
  act: z.string().max(40),
  card: z.string().max(100).optional(),
  field: z.string().max(100).optional(),
  command: z.string().max(100).optional(),
  procedure: z.string().max(100).optional(),
  run: z.string().max(100).optional(),
  language: z.string().max(2).optional(),
  organisation: z.string().max(100).optional(),
  copy: z.string().max(100).optional(),
  /** With `field`: the answer that a procedure is started with. */
  value: z.string().max(200).optional(),
  after: z.int().min(0).max(1_000_000).optional(),
});
export type Submit = z.output<typeof Submit>;
/** What a button's own data are called, and the PIN's field: a field of a procedure cannot be called so. */
export const submitKeys: ReadonlySet<string> = new Set([...Object.keys(Submit.shape), 'pin']);

/** The pressed button of a message, if it is one of ours. */
export function submitOf({ value }: Partial<Activity>): Submit | undefined {
  const read = Submit.safeParse(value);
  return read.success ? read.data : undefined;
}
