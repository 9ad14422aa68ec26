import type { TurnContext } from 'botbuilder';
import { plain } from '../domain/choices.js';
import { FIRST_ROWS, type Rows, type Shown, type ShownList } from '../domain/shown.js';
import { given } from './answers.js';
import { type Cards, cardMessage } from './cards.js';
import { factData, lineData, linesOf, textLines } from './factLines.js';
import type { Guides } from './guides.js';
import { say, sayStale } from './speaking.js';
import type { Submit } from './submit.js';
import { type Turn, turnOf } from './turn.js';

/** What a query found: one record, or the first rows of a list. */
export async function showFound(context: TurnContext, cards: Cards, procedure: string, found: Shown): Promise<void> {
  if ('rows' in found) {
    startList(procedure, turnOf(context));
    return showRows(context, cards, procedure, found, FIRST_ROWS);
  }
  const turn = turnOf(context);
  const title = turn.words.say(`${procedure}:done`);
  const lines = linesOf(procedure, found.facts, turn);
  if (!turn.showsCards) return say(context, [title, ...textLines(lines, turn)].join('\n'));
  const card = cards('details', { title, note: '', facts: factData(lines), spent: false });
  await context.sendActivity(cardMessage(card));
}

/**
 * The next rows of the list that was shown last, when that is what was pressed or said. A list needs no open procedure:
 * in plain text its "more" counts where no question is open. False: the message is about something else.
 */
export async function showMore(
  context: TurnContext,
  { procedures, cards }: Guides,
  { submit, asked }: { readonly submit: Submit | undefined; readonly asked: boolean },
): Promise<boolean> {
  const turn = turnOf(context);
  const { list } = turn.state;
  const pressed = submit?.act === 'rows';
  const said = submit === undefined && !asked && list?.next !== undefined && saysMore(context, turn);
  if (!pressed && !said) return false;
  const show = procedures.get(list?.procedure ?? '')?.ending.show;
  const from = pressed ? submit.after : list?.next;
  if (list === undefined || show === undefined || from === undefined || (pressed && submit.card !== list.id)) {
    await sayStale(context);
    return true;
  }
  const rows = { from, most: FIRST_ROWS.most };
  const found = await show.query.look(turn.services.desk, turn.actor, show.with(given(list.answers)), rows);
  if (!found.ok) await say(context, turn.format.problem(found.problem));
  else if ('rows' in found.value) await showRows(context, cards, list.procedure, found.value, rows);
  return true;
}

const saysMore = ({ activity }: TurnContext, { words }: Turn): boolean =>
  words.listOfAll('common:said.more').includes(plain(activity.text ?? ''));

/** Keeps what the list was asked for, so that its next rows can be. */
function startList(procedure: string, { state, services }: Turn): void {
  const run = state.runs[state.open[0] ?? ''];
  state.list = { id: services.ids.next(), procedure, answers: run?.answers ?? {} };
}

async function showRows(context: TurnContext, cards: Cards, procedure: string, found: ShownList, { from }: Rows) {
  const turn = turnOf(context);
  const { words, state } = turn;
  const until = from + found.rows.length;
  const next = until < found.total && found.rows.length > 0 ? until : undefined;
  if (state.list !== undefined) state.list.next = next;
  const title = words.say(`${procedure}:done`);
  const note =
    from === 0
      ? words.say('common:list.shown', { shown: until, count: found.total })
      : words.say('common:list.range', { from: from + 1, until, total: found.total });
  const summary = (found.summary ?? []).flatMap((facts) => linesOf(procedure, facts, turn));
  const rows = found.rows.map((facts) => linesOf(procedure, facts, turn));
  if (!turn.showsCards) {
    const head = [title, note, ...textLines(summary, turn)].join('\n');
    const more = next === undefined ? [] : [words.say('common:list.moreText')];
    return say(context, [head, ...rows.map((lines) => textLines(lines, turn).join('\n')), ...more].join('\n\n'));
  }
  const data = {
    ...{ title, note, summary: factData(summary), list: state.list?.id ?? '', next: next ?? 0 },
    rows: rows.map((lines) => lineData(lines, turn)),
    more: next === undefined ? '' : words.say('common:list.more'),
  };
  await context.sendActivity(cardMessage(cards('list', data)));
}
