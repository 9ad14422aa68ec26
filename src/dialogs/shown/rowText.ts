import { FIRST_ROWS, type ShownList } from '../../domain/terms/shown.js';
import { linesOf, textLines } from '../../speech/factLines.js';
import { labelled } from '../../speech/words.js';
import { say, sayStale } from '../conversation/speaking.js';
import type { DialogsState } from '../conversation/state.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { givenCount } from '../definition/answers.js';
import type { Guides } from '../definition/guides.js';
import { askedAgain } from './askedAgain.js';
import { fileLinks } from './foundRows.js';
import { rememberNext } from './next.js';
import { rowAbout, rowActions, rowNext, titleOfAction } from './rowActions.js';

/** Of so many rows of a long list it is kept what they are about: those that were shown last. */
const MOST_KEPT = 50;

/**
 * In plain text: keeps what the rows of a list are about, so that they can be opened by their numbers, and gives these. Where
 * nothing can be done about any of them, rows have no numbers.
 */
export function numberRows(procedure: string, found: ShownList, from: number, guides: Guides, turn: Turn): string[] {
  const { state } = turn;
  if (state.list === undefined || (from === 0 && asksBelow(turn))) return [];
  const acts = found.rows.map((_, at) => rowActions(procedure, found, at, guides, turn).length > 0);
  const { rows } = state.list;
  const goesOn = rows !== undefined && rows.from + rows.about.length === from + 1;
  if (!goesOn && !acts.includes(true)) return [];
  const about = found.rows.map((_, at) => (acts[at] ? rowAbout(found, at) : ''));
  const all = goesOn ? [...rows.about, ...about] : about;
  const over = Math.max(0, all.length - MOST_KEPT);
  state.list.rows = { from: (goesOn ? rows.from : from + 1) + over, about: all.slice(over) };
  state.list.numbered = true;
  state.list.row = undefined;
  return about.map((_, at) => `${from + at + 1}. `);
}

/** A question is asked anew after the list: what is typed then is for that. */
function asksBelow({ state }: Turn): boolean {
  const below = state.runs[state.open[1] ?? ''];
  return below !== undefined && givenCount(below) === 0;
}

/** Shows the row with this number as it is now, with all that can be done about it, by numbers. */
export async function openRow(context: TurnContext, guides: Guides, number: number): Promise<void> {
  const turn = turnOf(context);
  const { state, words } = turn;
  const { list } = state;
  const about = list?.rows?.about[number - list.rows.from] ?? '';
  if (list === undefined || about === '') return say(context, words.say('common:list.rowNothing', { row: number }));
  const found = await foundAround(number, guides, turn);
  if (found === undefined) return sayStale(context);
  const at = found.rows.findIndex((_, index) => rowAbout(found, index) === about);
  if (at === -1) return say(context, words.say('common:list.rowGone', { row: number }));
  const actions = rowActions(list.procedure, found, at, guides, turn);
  state.list = { ...list, numbered: true, row: { number, actions: [...actions] } };
  rememberNext(
    rowNext(list.procedure, found, at, guides, turn).filter(({ called }) => called !== ''),
    turn,
  );
  const lines = textLines(linesOf(list.procedure, found.rows[at] ?? {}, turn), turn);
  const files = await filesText(found, at, guides, turn);
  const numbered = actions.map((action, index) => `${index + 1}. ${titleOfAction(action, turn)}`);
  const row = [words.say('common:list.row', { row: number }), ...lines, ...files].join('\n');
  await say(
    context,
    [row, [...numbered, words.say('common:list.rowText', { row: otherThan(number, list.rows) })].join('\n')].join(
      '\n\n',
    ),
  );
}

/** Another row, as an example of how one is opened. */
const otherThan = (number: number, rows: NonNullable<DialogsState['list']>['rows']): number =>
  number === rows?.from ? number + 1 : (rows?.from ?? 1);

/** The rows around a number, as the list is now: some may have come before it or gone. */
async function foundAround(number: number, guides: Guides, turn: Turn): Promise<ShownList | undefined> {
  const { most } = FIRST_ROWS;
  const found = await askedAgain({ from: Math.max(0, number - 1 - most), most: 2 * most + 1 }, guides, turn);
  return found?.ok === true && 'rows' in found.value ? found.value : undefined;
}

/** The files of a row where nothing can be pressed: each with its address. */
export async function filesText(
  { rowsFiles = [] }: ShownList,
  at: number,
  guides: Guides,
  turn: Turn,
): Promise<string[]> {
  const links = await fileLinks(rowsFiles[at] ?? [], guides, turn);
  return links.map(({ title, url }) => labelled(turn.words, title, url));
}
