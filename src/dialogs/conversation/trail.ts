import type { Run } from './state.js';

/** A group of questions that was answered, for "back". Asked again, it is no new one. */
export function remember(run: Run, names: readonly string[]): void {
  const known = new Set(run.asked.flat());
  const fresh = names.filter((name) => !known.has(name));
  if (fresh.length > 0) run.asked.push(fresh);
}

/** Whether nothing was asked before these questions. */
export function isFirst({ asked, correcting }: Run, fields: readonly string[]): boolean {
  if (correcting !== undefined) return false;
  return asked.length === 0 || fields.some((name) => asked[0]?.includes(name));
}

/** The questions before those asked now (`from`; none: the review), with their answers in them. */
export function goBack(run: Run, from: readonly string[]): void {
  run.said = undefined;
  if (run.correcting !== undefined) {
    leaveCorrection(run, from);
    return;
  }
  const present = run.asked.findIndex((group) => group.some((name) => from.includes(name)));
  const index = present === -1 ? run.asked.length : present;
  run.again = run.asked[Math.max(0, index - 1)];
  run.commandId = undefined;
  run.problem = undefined;
}

/** From a correction back to the review; from a question that the correction opened, back to the correction. */
function leaveCorrection(run: Run, from: readonly string[]): void {
  const { correcting = '' } = run;
  const atCorrection = from.includes(correcting);
  run.again = atCorrection ? undefined : [correcting];
  if (!atCorrection) return;
  run.correcting = undefined;
  // The answer stays what it was: what was begun in its place is given up.
  run.typed = undefined;
}
