import { isSame } from '../../domain/terms/plainText.js';
import { itemOf, rowsSaid } from '../conversation/listNumber.js';
import { goingOnWith } from '../conversation/openDialog.js';
import { say } from '../conversation/speaking.js';
import type { RowAction } from '../conversation/state.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { titleOfAction } from '../shown/rowActions.js';
import { openRow } from '../shown/rowText.js';
import { reopen } from './ownReceipt.js';
import type { Parts } from './parts.js';

/**
 * In plain text: a row of the list that was shown last is opened by its number, and what can be done about the open one is begun
 * by number or name. A bare number is one of those that were shown last. False: the text is something else.
 */
export async function rowTaken(context: TurnContext, parts: Parts, text: string): Promise<boolean> {
  const turn = turnOf(context);
  const { rows, row, numbered } = turn.state.list ?? {};
  if (turn.showsCards || rows === undefined) return false;
  const said = rowsSaid(text, turn.words);
  if (row !== undefined && said?.called !== true) {
    const action = actionNamed(text, row.actions, turn);
    if (action !== undefined) await act(context, parts, action);
    else if (said !== undefined) await sayOutside(context, 1, row.actions.length);
    return action !== undefined || said !== undefined;
  }
  const isBare = said?.called !== true;
  if (said === undefined || (isBare && (!numbered || goingOnWith(turn.state) !== undefined))) return false;
  const last = rows.from + rows.about.length - 1;
  const places = said.placesIn(last);
  const outside = places.some((place) => place < rows.from || place > last);
  const [place, ...more] = places;
  // Several bare numbers that are no rows may be a phone number.
  if (place === undefined || (isBare && outside && more.length > 0)) return false;
  if (outside) await sayOutside(context, rows.from, last);
  else if (more.length > 0) await say(context, turn.words.say('common:list.oneRow', { row: place }));
  else await openRow(context, parts.guides, place);
  return true;
}

/** What is done about the open row: by its number, as its button is called on a card, or as the menu calls the procedure. */
function actionNamed(text: string, actions: readonly RowAction[], turn: Turn): RowAction | undefined {
  const { words } = turn;
  const called = (action: RowAction) => 'procedure' in action && isSame(words.say(`${action.procedure}:title`), text);
  return itemOf(text, actions, (action) => titleOfAction(action, turn), words) ?? actions.find(called);
}

const act = (context: TurnContext, { answering, guides }: Parts, action: RowAction): Promise<void> =>
  'receipt' in action ? reopen(context, guides, action.receipt) : answering.start(action.procedure, action);

const sayOutside = (context: TurnContext, from: number, until: number): Promise<void> =>
  say(
    context,
    turnOf(context).words.say(from < until ? 'common:list.outside' : 'common:list.outsideOne', { from, until }),
  );
