import type { Attachment } from 'botbuilder';
import { partOf } from '../answers.js';
import { asTyped, type Cards } from '../cards.js';
import { needsPin } from '../carryOut.js';
import type { Field, Procedure } from '../procedure.js';
import { answerInWords } from '../showing.js';
import type { Run } from '../state.js';
import type { Turn } from '../turn.js';
import { labelled, labelOf } from '../words.js';

interface Row {
  readonly field: string;
  readonly screen: string;
  readonly label: string;
  readonly value: string;
}

/** Every answer in words, in the order in which it was asked. */
async function reviewRows(procedure: Procedure, { answers }: Run, turn: Turn): Promise<Row[]> {
  const row = async (field: Field) => ({
    field: field.name,
    screen: field.screen,
    label: labelOf(turn.words, procedure.id, field.name),
    value: await answerInWords(field, answers, turn),
  });
  return Promise.all(partOf(procedure, answers).map(row));
}

/** The review as a card: each row can be pressed to change it, and the PIN stands on it. */
export async function reviewCard(
  cards: Cards,
  procedure: Procedure,
  run: Run,
  card: string,
  turn: Turn,
): Promise<Attachment> {
  const { words, format } = turn;
  const rows = await reviewRows(procedure, run, turn);
  const screens = Object.keys(procedure.screens).map((screen) => ({
    title: words.say(`${procedure.id}:screens.${screen}`),
    rows: rows
      .filter((row) => row.screen === screen)
      .map(({ field, label, value }) => ({
        field,
        label,
        value: asTyped(value),
        // An invisible joiner: what a person typed is no placeholder that was left in the card.
        changeLabel: words.say('common:changeOne', { label, value: value.replaceAll('${', '$\u2060{') }),
      })),
  }));
  return cards('review', {
    title: words.say('common:review.title', { procedure: words.say(`${procedure.id}:title`) }),
    note: words.say('common:review.note'),
    problem: run.problem === undefined ? '' : asTyped(format.problem(run.problem)),
    screens: screens.filter((screen) => screen.rows.length > 0),
    effect: words.say(`${procedure.id}:effect`),
    pinLabel: needsPin(procedure) ? words.say('common:pin.label') : '',
    pinMissing: words.say('problems:value.pin'),
    change: words.say('common:change'),
    confirm: words.say(`${procedure.id}:confirm`),
    back: words.say('common:back'),
    help: words.say('common:help'),
    cancel: words.say('common:cancel'),
    card,
    command: run.commandId ?? '',
  });
}

/** The review in plain text: a yes carries it out, a number changes that answer. */
export async function reviewText(procedure: Procedure, run: Run, turn: Turn): Promise<string> {
  const { words, format } = turn;
  const rows = await reviewRows(procedure, run, turn);
  const lines = [
    run.problem === undefined ? '' : format.problem(run.problem),
    words.say('common:review.title', { procedure: words.say(`${procedure.id}:title`) }),
    ...rows.map(({ label, value }, index) => `${index + 1}. ${labelled(words, label, value)}`),
    words.say(`${procedure.id}:effect`),
    words.say('common:review.text', { confirm: words.say(`${procedure.id}:confirm`) }),
  ];
  return lines.filter((line) => line !== '').join('\n');
}
