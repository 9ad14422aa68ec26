import type { Problem } from '../../../domain/terms/problems.js';
import { countMiss } from '../../conversation/unfit.js';
import type { Field } from '../../definition/procedure.js';
import { kindOf } from '../../fields/kind.js';
import { placeIn, reselect } from '../../fields/lines/marks.js';
import type { OpenScreen } from '../openScreen.js';
import type { ScreenResult } from '../screen.js';

/** Lines that were named answer the question, in the place of those chosen before. */
export async function takeLines(
  open: OpenScreen,
  field: Field,
  lines: readonly string[],
): Promise<ScreenResult | undefined> {
  const { turn, run } = open;
  const kind = kindOf(field.schema);
  const kept = await reselect({ before: '', with: lines, most: kind.mostLines ?? 0, of: placeIn(run, field) }, turn);
  const read = kept.ok ? await kind.read(field, kept.value, run.answers, turn) : kept;
  return read.ok ? open.end({ [field.name]: read.value }) : refuseLines(open, field, read.problem);
}

/** Says why no line is taken, and asks again. */
export async function refuseLines(open: OpenScreen, field: Field, reason: Problem): Promise<undefined> {
  countMiss(open.turn);
  await open.askAgain(field, reason);
  return undefined;
}
