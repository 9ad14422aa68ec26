import type { Column } from '../../../domain/terms/choices.js';
import { plain, plainSigns } from '../../../domain/terms/plainText.js';
import type { Problem } from '../../../domain/terms/problems.js';
import { refuse } from '../../../domain/terms/result.js';
import { looksSecret } from '../../../domain/values/identifiers.js';
import { MOST_NUMBERS, numberList } from '../../../domain/values/numbers.js';
import { listNumber, listOrdinal } from '../../conversation/listNumber.js';
import { say } from '../../conversation/speaking.js';
import { chatIn, takeUnfit } from '../../conversation/unfit.js';
import type { Field } from '../../definition/procedure.js';
import { isList, keepList, linesOf } from '../../fields/lines/byList.js';
import { allFound, type LinesPage, type LinesPlace, linesPage, searchText } from '../../fields/lines/page.js';
import { linesSaid } from '../../fields/lines/said.js';
import { columnSaid, sortedAgain } from '../../fields/lines/sorting.js';
import { yesOrNo } from '../../fields/yesOrNo.js';
import { partsOf } from '../../sentences/filling.js';
import { formSaid } from '../../shown/reportLink.js';
import type { OpenScreen } from '../openScreen.js';
import type { ScreenResult } from '../screen.js';
import { canExport, exportFound } from './exportFound.js';
import { refuseLines, takeLines } from './takeLines.js';

/** Fewer digits are a place in the list, or a slip. */
const FEWEST_DIGITS = 4;

/** The question about lines that a typed line answers. */
interface Asked {
  readonly open: OpenScreen;
  readonly field: Field;
  readonly most: number;
  readonly place: LinesPlace;
}

/** What a typed line does: it names lines, narrows the list, turns its page, or asks for all that were found. */
export async function takeTypedLines(
  open: OpenScreen,
  field: Field,
  most: number,
  text: string,
): Promise<ScreenResult | undefined> {
  const place = open.waiting.places[field.name] ?? { page: 0 };
  const asked: Asked = { open, field, most, place };
  const { turn } = open;
  const said = plain(text);
  if (looksSecret(text)) turn.hideText();
  if (place.offered !== undefined && yesOrNo(text, turn) === true) return takeAll(asked, place.offered);
  if (turn.words.list('common:said.more').includes(said)) return turnTo(asked, { ...place, page: place.page + 1 });
  if (turn.words.list('common:said.all').includes(said))
    return most === 1 ? turnTo(asked, { page: 0 }) : offerAll(asked);
  const form = formSaid(text, turn.words);
  if (form !== undefined && canExport(open, form)) return exportFound(open, field, form);
  const column = columnSaid(text, turn.words);
  if (column !== undefined && (await isSortable(asked, column)))
    return turnTo(asked, { ...place, page: 0, order: sortedAgain(place.order, column) });
  const named = numberList(text, turn.operator.profile.country, turn.words.listOfAll('common:said.and'));
  if (named !== undefined) return takeNamed(asked, named, text);
  return isRows(asked, text) ? takeList(asked, text) : takeOne(asked, searchText(text, turn.operator.profile.country));
}

async function turnTo({ open, field }: Asked, place: LinesPlace): Promise<undefined> {
  await open.ask({ places: { ...open.waiting.places, [field.name]: place }, problems: {} });
  return undefined;
}

const isSortable = async ({ open: { run, turn }, field, place }: Asked, column: Column): Promise<boolean> =>
  (await linesPage(field, run.answers, turn, place)).columns.includes(column);

/** Says how many there are: a yes takes them. */
async function offerAll({ open, field, most, place }: Asked): Promise<undefined> {
  const { turn, run } = open;
  const all = await allFound(field, run.answers, turn, { place, most });
  if (!all.ok) await open.askAgain(field, all.problem);
  else if (all.value.length === 0) await say(open.context, turn.words.say('common:lines.noneHere'));
  else {
    open.keep({ places: { ...open.waiting.places, [field.name]: { ...place, offered: all.value.length } } });
    await say(open.context, turn.words.say('common:lines.offerAll', { count: all.value.length }));
  }
  return undefined;
}

/** Where there are more or fewer lines by now, the new number waits for a yes of its own. */
async function takeAll(asked: Asked, offered: number): Promise<ScreenResult | undefined> {
  const { open, field, most, place } = asked;
  const all = await allFound(field, open.run.answers, open.turn, { place, most });
  return all.ok && all.value.length === offered ? take(asked, all.value) : offerAll(asked);
}

/** Whether several lines are asked for, and these are rows with their numbers. */
const isRows = ({ open, most }: Asked, text: string): boolean => most > 1 && isList(text, open.turn);

/** Pasted rows, each with its own verdict: those that are not taken are said, and come as a file. */
async function takeList(asked: Asked, text: string): Promise<ScreenResult | undefined> {
  const { open, field } = asked;
  const kept = await keepList({ text, files: [] }, linesOf({}), open.turn);
  return kept.ok ? open.end({ [field.name]: kept.value }) : problem(asked, kept.problem);
}

/**
 * Several, by their places in the list or by their numbers. One that is not there keeps the others from being taken, unless they are
 * rows: of these each is told.
 */
async function takeNamed(asked: Asked, named: readonly string[], text: string): Promise<ScreenResult | undefined> {
  const { open, field, most } = asked;
  const maximum = Math.min(most, MOST_NUMBERS);
  if (named.length > maximum)
    return isRows(asked, text) ? takeList(asked, text) : problem(asked, refuse('value.choices', { maximum }).problem);
  const found = await Promise.all(
    named.map(async (part) => shownAt(asked, part) ?? onlyOne(await foundBy(open, field, part), part)),
  );
  const lines = found.filter((line) => line !== undefined);
  if (lines.length === named.length) return take(asked, lines);
  // Without the bullets and the numbers that a list has in front of them.
  const rows = named.join('\n');
  const areRows = text.includes('\n') && isRows(asked, rows);
  return areRows ? takeList(asked, rows) : problem(asked, refuse('line.unknown').problem);
}

async function takeOne(asked: Asked, text: string): Promise<ScreenResult | undefined> {
  const { open, field, place } = asked;
  const shown = shownAt(asked, text);
  if (shown !== undefined) return take(asked, [shown]);
  // A mask of nothing but % means all: no filter stays.
  const filters = /^%+$/.test(text) ? undefined : place.filters;
  const page = await foundBy(open, field, text, filters);
  const only = onlyOne(page, text);
  if (only !== undefined) return take(asked, [only]);
  const placed = page.total === 0 ? await atPlace(asked, text) : undefined;
  if (placed !== undefined) return take(asked, [placed]);
  if (page.total === 0 && page.place.text !== undefined) return takeSentence(asked, text);
  return turnTo(asked, page.place);
}

/** What nothing in the list has in it is more than a number or a name: the lines that it names, or what they are looked for by. */
async function takeSentence(asked: Asked, text: string): Promise<ScreenResult | undefined> {
  const { turn, run, procedure } = asked.open;
  const withoutNames = chatIn(text, turn.words) !== undefined ? ({ withoutNames: true } as const) : {};
  const parts = partsOf({ text, language: turn.words.language, ...withoutNames }, procedure, turn);
  const said = await linesSaid(parts, asked.field, run.answers, turn);
  if (said === undefined || (!said.ok && said.problem.code === 'line.nameUnknown')) return nothingFound(asked, text);
  if (said.ok) return take(asked, said.lines);
  if (said.sought === undefined) return problem(asked, said.problem);
  await say(asked.open.context, turn.format.problem(said.problem));
  return turnTo(asked, { text: said.sought, page: 0 });
}

const foundBy = ({ run, turn }: OpenScreen, field: Field, text: string, filters?: LinesPlace['filters']) =>
  linesPage(field, run.answers, turn, { text, page: 0, filters });

/** The line at a place of the list that was shown. On a card the lines have no numbers. */
function shownAt({ open: { turn }, place }: Asked, text: string): string | undefined {
  return turn.showsCards ? undefined : place.shown?.[(listNumber(text, turn.words) ?? 0) - 1];
}

/** The line at a place that is said in words ("the second"), where no line has that word to be found by. */
async function atPlace({ open, field, place }: Asked, text: string): Promise<string | undefined> {
  const { turn } = open;
  const { shown = [] } = place;
  const ordinal = turn.showsCards ? undefined : listOrdinal(text, turn.words);
  if (ordinal === undefined || (await foundBy(open, field, ordinal.word)).total > 0) return undefined;
  return shown[ordinal.placeIn(shown.length) - 1];
}

/** The only line found, where the text is as much as people say of one. */
function onlyOne({ choices, total, place }: LinesPage, text: string): string | undefined {
  const isMeant = /\p{L}/u.test(text) || plainSigns(text).replaceAll(/\D/g, '').length >= FEWEST_DIGITS;
  return total === 1 && isMeant && place.text !== undefined ? choices[0]?.value : undefined;
}

/** A number of somebody else answers like one that nobody has. */
async function nothingFound(asked: Asked, text: string): Promise<undefined> {
  const { open } = asked;
  if (!/\p{L}/u.test(text)) return problem(asked, refuse('line.unknown').problem);
  const explain = async () => {
    await say(open.context, open.turn.words.say('common:lines.none', { text }));
    if (!open.turn.showsCards) await open.ask({ problems: {} });
  };
  await takeUnfit(open.context, text, { explain, again: () => open.askBelow() });
  return undefined;
}

const problem = ({ open, field }: Asked, reason: Problem): Promise<undefined> => refuseLines(open, field, reason);

const take = ({ open, field }: Asked, lines: readonly string[]): Promise<ScreenResult | undefined> =>
  takeLines(open, field, lines);
