import type { ShownList } from '../../domain/terms/shown.js';
import type { DialogsState, RowAction } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import { actionTitle, type Next, nextFor } from './next.js';

/** The procedures that can be begun about a row: to see what is in it, and those that it is given to. */
export function rowNext(procedure: string, found: ShownList, at: number, guides: Guides, turn: Turn): Next[] {
  const given = found.rowsGiven?.[at];
  const opens = found.rowsOpen?.[at];
  const next = given === undefined ? [] : nextFor(given, guides, turn, procedure);
  if (opens === undefined) return next;
  const title = turn.words.say('common:list.open');
  return [{ ...opens, title, called: '', procedure, does: '' }, ...next];
}

/** All that can be done about a row where nothing can be pressed. */
export function rowActions(
  procedure: string,
  found: ShownList,
  at: number,
  guides: Guides,
  turn: Turn,
): readonly RowAction[] {
  const begun = rowNext(procedure, found, at, guides, turn).map(
    ({ procedure: begins, field, value, does }): RowAction => ({ procedure: begins, field, value, does }),
  );
  const receipt = found.rowsReceipt?.[at];
  return receipt === undefined ? begun : [...begun, { receipt }];
}

/** What a row is about: by this it is known again when the list has changed. '': nothing can be done about it. */
export const rowAbout = (found: ShownList, at: number): string =>
  found.rowsGiven?.[at]?.value ?? found.rowsOpen?.[at]?.value ?? found.rowsReceipt?.[at] ?? '';

/** What an action is called, in the language that is spoken now. */
export function titleOfAction(action: RowAction, { words, state }: Turn): string {
  if ('receipt' in action) return words.say('common:receipt.open');
  if (action.procedure === state.list?.procedure) return words.say('common:list.open');
  return actionTitle(action.procedure, action.does, words);
}

/** Other numbers were shown, or something was begun: a bare number is no row of the list any more, nor one of its actions. */
export function leaveRows({ list }: DialogsState): void {
  if (list === undefined) return;
  list.numbered = undefined;
  list.row = undefined;
}
