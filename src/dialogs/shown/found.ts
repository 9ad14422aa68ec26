import { linesShown } from '../../domain/lines/linesShown.js';
import { plain } from '../../domain/terms/plainText.js';
import { FIRST_ROWS, type Rows, type Shown, type ShownList } from '../../domain/terms/shown.js';
import type { Given } from '../../domain/terms/thing.js';
import { factData, linesOf, textLines } from '../../speech/factLines.js';
import { labelOf, sayIfAny } from '../../speech/words.js';
import { cardMessage } from '../conversation/cards.js';
import { say, sayStale } from '../conversation/speaking.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { given } from '../definition/answers.js';
import { isNarrowing } from '../definition/fields.js';
import { type Guides, procedureOf } from '../definition/guides.js';
import type { Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import { askedAgain } from './askedAgain.js';
import { rowsOf } from './buttons.js';
import { rowsData } from './foundRows.js';
import { narrowingData } from './narrowing.js';
import { type Next, nextFor, nextNamed, nextText, rememberNext } from './next.js';
import { reportData, reportText } from './report.js';
import { filesText, numberRows } from './rowText.js';
import { tableData, tableHere } from './table.js';

/** What a query found: one record, or the first rows of a list. */
export async function showFound(context: TurnContext, guides: Guides, procedure: string, found: Shown): Promise<void> {
  const turn = turnOf(context);
  if ('rows' in found) {
    startList(procedure, turn);
    return showRows(context, guides, procedure, found, FIRST_ROWS);
  }
  const title = turn.words.say(`${procedure}:done`);
  const lines = linesOf(procedure, found.facts, turn);
  const next = [...goingOn(found.given, procedure, guides, turn), ...nextNamed(found.begins ?? [], guides, turn)];
  if (!turn.showsCards) return say(context, [title, ...textLines(lines, turn), ...nextText(next, turn)].join('\n'));
  const { page = '' } = found;
  const data = { ...{ title, note: '', facts: factData(lines), spent: false, next: rowsOf(next), files: [] }, page };
  const card = guides.cards('details', { ...data, open: page === '' ? '' : turn.words.say('common:openPage') });
  await context.sendActivity(cardMessage(card));
}

/** The buttons for what can be gone on with. In plain text the titles are remembered: said next, they start with it. */
function goingOn(given: Given | undefined, shownBy: string, guides: Guides, turn: Turn): Next[] {
  turn.state.next = undefined;
  // Whoever has one line only has nothing chosen: the menu says what there is to see of it.
  if (given === undefined || (turn.actor.boundTo !== undefined && given.fits(linesShown.any))) return [];
  const found = nextFor(given, guides, turn, shownBy);
  if (!turn.showsCards) rememberNext(found, turn);
  return found;
}

/** Where the next rows of the list that was shown last begin, if that is what was said. A list needs no open procedure. */
export const saidMore = ({ message, words, state }: Turn): number | undefined =>
  words.listOfAll('common:said.more').includes(plain(message.text)) ? state.list?.next : undefined;

/** The rows from there on of the list that was shown last. */
export async function showMore(context: TurnContext, guides: Guides, from: number): Promise<void> {
  const turn = turnOf(context);
  const { list } = turn.state;
  const rows = { from, most: FIRST_ROWS.most };
  const found = await askedAgain(rows, guides, turn);
  if (list === undefined || found === undefined) return sayStale(context);
  if (!found.ok) return say(context, turn.format.problem(found.problem));
  if (!('rows' in found.value)) return;
  // The list has become shorter than it was.
  if (found.value.rows.length === 0 && from > 0) return showMore(context, guides, 0);
  await showRows(context, guides, list.procedure, found.value, rows);
}

/** Keeps what the list was asked for, so that its next rows can be. */
function startList(procedure: string, { state, services }: Turn): void {
  const run = state.runs[state.open[0] ?? ''];
  state.list = { id: services.ids.next(), procedure, answers: run?.answers ?? {} };
}

/** Why a list is empty: nothing in it fits what was asked for, or there is nothing yet, in the list's own words. */
function nothingWords({ id: procedure, fields }: Procedure, { words, state }: Turn): string {
  const answers = Object.keys(given(state.list?.answers ?? {}));
  // Whose list it is was chosen, and is no condition.
  const conditions = fields.filter(
    ({ name, schema }) => answers.includes(name) && kindOf(schema).mostLines === undefined,
  );
  if (conditions.length > 0) return words.say('common:list.nothingFits');
  const own = sayIfAny(words, `${procedure}:nothing`);
  return own === '' ? words.say('common:list.nothing') : own;
}

function rangeWords(from: number, until: number, total: number, { words, format }: Turn): string {
  if (from === 0 && until === total) return words.say('common:list.allShown', format.found(total));
  if (from === 0) return words.say('common:list.shown', { shown: until, ...format.found(total) });
  return words.say('common:list.range', { from: from + 1, until, ...format.found(total) });
}

async function showRows(context: TurnContext, guides: Guides, procedure: string, found: ShownList, { from }: Rows) {
  const turn = turnOf(context);
  const { words, state } = turn;
  const until = from + found.rows.length;
  const next = until < found.total && found.rows.length > 0 ? until : undefined;
  if (state.list !== undefined)
    state.list = { ...state.list, next, report: (found.report?.forms.length ?? 0) > 0 || undefined };
  const guide = procedureOf(guides, procedure);
  const title = words.say(`${procedure}:done`);
  const range =
    found.total === 0 ? nothingWords(procedureOf(guides, procedure), turn) : rangeWords(from, until, found.total, turn);
  const note = inSentences([range, ...filesNote(found, turn), ...beforeNote(found, turn)]);
  const summary = (found.summary ?? []).flatMap((facts) => linesOf(procedure, facts, turn));
  const rows = found.rows.map((facts) => linesOf(procedure, facts, turn));
  const goOn = goingOn(found.given, procedure, guides, turn);
  if (!turn.showsCards) {
    const offered = nextText(goOn, turn);
    // What is read message by message says on the first one what can be had in its place.
    const [first, last] = turn.repeatsMenu ? [[], offered] : [from === 0 ? offered : [], []];
    const head = [title, note, ...first, ...textLines(summary, turn)].join('\n');
    const report = reportText(found, guide, turn);
    const more = next === undefined ? [] : [words.say('common:list.moreText')];
    const numbers = numberRows(procedure, found, from, guides, turn);
    const shown = await Promise.all(
      rows.map(async (lines, at) => {
        const row = [...textLines(lines, turn), ...(await filesText(found, at, guides, turn))].join('\n');
        return `${numbers[at] ?? ''}${row}`;
      }),
    );
    const how = numbers.length > 0 ? [words.say('common:list.rowsText', { row: from + 1 })] : [];
    const open = found.rowsReceipt?.some((id) => id !== undefined) ? [words.say('common:receipt.openText')] : [];
    const ways = [...how, ...waysIn(found, guide, turn), ...open, ...more, ...report.files];
    return say(context, [head, ...report.charts, ...shown, ...ways, ...last].join('\n\n'));
  }
  // A table has everything at once.
  const whole = tableHere(found, turn) !== undefined;
  const data = {
    ...{ title, note, summary: factData(summary), list: state.list?.id ?? '', next: next ?? 0 },
    rows: whole ? [] : await rowsData(procedure, found, rows, guides, turn),
    ...tableData(procedure, found, guides, turn),
    narrowing: found.narrows ? await narrowingOf(procedure, guides, turn) : [],
    goOn: rowsOf(goOn),
    more: next === undefined || whole ? '' : words.say('common:list.more'),
    ...(await reportData(found, guide, turn)),
  };
  await context.sendActivity(cardMessage(guides.cards('list', data)));
}

/** A single one may stand without a full stop. */
const inSentences = ([first = '', ...others]: readonly string[]): string =>
  others.length === 0 ? first : [/[.!?]$/.test(first) ? first : `${first}.`, ...others].join(' ');

/** That the other system is away, and how old this is. */
const beforeNote = ({ before }: ShownList, { words, format }: Turn): string[] =>
  before === undefined ? [] : [words.say('common:list.before', { ...before, asOf: format.instant(before.asOf) })];

/** How long the addresses of the files are good. */
function filesNote({ rowsFiles = [] }: ShownList, { words, services }: Turn): string[] {
  const [file] = rowsFiles.flat();
  if (file === undefined) return [];
  if ('expiresAt' in file) return [words.say('common:sentReport.note')];
  const minutes = words.say('common:minutes', { count: services.requestFiles.minutes });
  return [words.say('request' in file ? 'common:filesNote' : 'common:linksNote', { minutes })];
}

/** How a list is narrowed and its rows are opened, where nothing can be pressed. */
function waysIn({ rowsOpen = [], narrows }: ShownList, { id, fields }: Procedure, { words }: Turn): string[] {
  const opens = rowsOpen.some((given) => given !== undefined) ? [words.say('common:orders.openText')] : [];
  const by = narrows && fields.find(isNarrowing);
  if (by === undefined) return opens;
  const said = { procedure: words.say(`${id}:title`), label: labelOf(words, id, by.name) };
  return [...opens, sayIfAny(words, `${id}:narrowText`) || words.say('common:list.narrowText', said)];
}

async function narrowingOf(procedure: string, { procedures }: Guides, turn: Turn) {
  const shown = procedures.get(procedure);
  return shown === undefined ? [] : narrowingData(shown, turn.state.list?.answers ?? {}, turn);
}
