import { asTyped, noPlaceholder } from '../../speech/cardText.js';
import { costFacts } from '../../speech/costs.js';
import { linesOf, textLines } from '../../speech/factLines.js';
import { pagesOf } from '../../speech/verdictRows.js';
import { verdictData, verdictText } from '../../speech/verdicts.js';
import { contextOf, effectWords, labelled, labelOf, sayIfAny, type WordValues } from '../../speech/words.js';
import type { Attachment } from '../conversation/activity.js';
import type { Cards } from '../conversation/cards.js';
import { organisationLines } from '../conversation/organisationLine.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { actionOf, partOf } from '../definition/answers.js';
import { isUnchanged, reviewed } from '../definition/presets.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { openProofs } from '../runs/proving.js';
import { dryRunLinkText } from '../shown/resultLink.js';
import type { DryRun } from './dryRun.js';
import { answerOrChange, besideText, changedByOthers, howToEdit, wasAsked } from './edits.js';
import { pageButtons } from './pages.js';

interface Row {
  readonly field: string;
  readonly screen: string;
  readonly label: string;
  readonly value: string;
}

/** Every answer in words, in the order in which it was asked; of what was there before only what changes. */
async function reviewRows(procedure: Procedure, run: Run, turn: Turn): Promise<Row[]> {
  const row = async (field: Field) => ({
    field: field.name,
    screen: field.screen,
    label: labelOf(turn.words, procedure.id, field.name),
    value: await answerOrChange(procedure, field, run, turn),
  });
  return Promise.all(reviewed(procedure, run).map(row));
}

/** The answers by field, for a sentence; `shown` makes a text fit for where that stands. */
const namedBy = (rows: readonly Row[], shown = (text: string) => text): WordValues =>
  Object.fromEntries(rows.map(({ field, value }) => [field, shown(value)]));

/** Why the review is shown again, and why it cannot be confirmed; the same reason once. */
const problemsOf = (run: Run, { refused }: DryRun, { format }: Turn): string[] => [
  ...new Set([run.problem, refused].flatMap((problem) => (problem === undefined ? [] : [format.problem(problem)]))),
];

/**
 * What is read beside the yes: what speaks against it, an answer that a procedure names once more, what is promised and what happens after it;
 * where a second administrator comes first, that before all.
 */
function effectOf(
  procedure: Procedure,
  { answers }: Run,
  { waits, verdicts, warnings, promised = {} }: DryRun,
  named: WordValues,
  turn: Turn,
): string {
  const { words, format } = turn;
  const { id } = procedure;
  const action = actionOf(procedure, answers);
  const effect = effectWords(words, id, action, Math.max(1, verdicts.length));
  const needed = waits?.overAmount && { amount: format.money(waits.overAmount) };
  const approval = needed ? words.say('common:approval.neededAmount', needed) : words.say('common:approval.needed');
  return [
    waits === undefined ? '' : approval,
    ...warnings.map(format.problem),
    sayIfAny(words, `${id}:again`, named),
    ...textLines(linesOf(id, promised, turn), turn).map((line) => `${line}.`),
    effect,
  ]
    .filter((text) => text !== '')
    .join(' ');
}

/**
 * The review as a card: each row can be pressed to change it, and a PIN or password stands on it. Where the dry run says that
 * nothing would happen, there is nothing to confirm it with.
 */
export async function reviewCard(
  cards: Cards,
  procedure: Procedure,
  run: Run,
  { card, dry, page }: { readonly card: string; readonly dry: DryRun; readonly page: number },
  turn: Turn,
): Promise<Attachment> {
  const { words } = turn;
  const closed = dry.refused !== undefined;
  const context = contextOf(actionOf(procedure, run.answers));
  const rows = await reviewRows(procedure, run, turn);
  const asked = closed ? [] : await openProofs(procedure, run, turn);
  const screens = Object.keys(procedure.screens).map((screen) => ({
    title: words.say(`${procedure.id}:screens.${screen}`),
    rows: rows
      .filter((row) => row.screen === screen)
      .map(({ field, label, value }) => ({
        field,
        label,
        value: asTyped(value),
        changeLabel: words.say('common:changeOne', { label, value: noPlaceholder(value) }),
      })),
  }));
  const problem = asTyped([...problemsOf(run, dry, turn), ...(await changedByOthers(procedure, run, turn))].join('\n'));
  return cards('review', {
    title: words.say('common:review.title', { procedure: words.say(`${procedure.id}:title`) }),
    note: words.say('common:review.note'),
    // Why nothing would happen stands before that it cannot be done; what was wrong with a PIN stands at its field.
    ...(closed ? { reason: problem, problem: '' } : { reason: '', problem }),
    screens: screens.filter((screen) => screen.rows.length > 0),
    ...reviewFacts(dry, page, turn),
    pages: pageButtons(dry, page, turn),
    file: pagesOf(dry.verdicts) > 0 ? words.say('common:file.planGet') : '',
    effect: closed
      ? words.say(isUnchanged(procedure, run) ? 'common:edit.how' : 'common:verdicts.closed')
      : effectOf(procedure, run, dry, namedBy(rows, asTyped), turn),
    pinLabel: asked.includes('pin') ? words.say('common:pin.label') : '',
    pinMissing: words.say('problems:value.pin'),
    passwordLabel: asked.includes('password') ? words.say('common:password.label') : '',
    passwordMissing: words.say('problems:value.password'),
    countLabel: dry.count === undefined || closed ? '' : words.say('common:review.count', { count: dry.count }),
    countMissing: words.say('problems:lines.count', { count: dry.count ?? 0 }),
    change: words.say('common:change'),
    confirm: closed ? '' : words.say(`${procedure.id}:confirm`, context),
    back: words.say('common:back'),
    help: words.say('common:help'),
    cancel: words.say('common:cancel'),
    card,
    command: run.commandId ?? '',
  });
}

/** What the dry run says on a card: of lines what becomes of them, of anything else what it costs. */
function reviewFacts({ verdicts, costs }: DryRun, page: number, turn: Turn) {
  const data = verdictData(verdicts, 'before', turn, page);
  const cost = costFacts(costs, turn).map(({ label, value }) => ({ label, value: asTyped(value) }));
  return { ...data, verdictFacts: [...data.verdictFacts, ...cost] };
}

/** The review in plain text: a yes carries it out, a number changes that answer. */
export async function reviewText(procedure: Procedure, run: Run, dry: DryRun, turn: Turn): Promise<string> {
  const { words } = turn;
  const context = contextOf(actionOf(procedure, run.answers));
  const rows = await reviewRows(procedure, run, turn);
  const view = isUnchanged(procedure, run);
  const title = words.say(`${procedure.id}:title`);
  const all = rows.length === partOf(procedure, run.answers).length;
  const lines = [
    ...organisationLines(turn),
    ...problemsOf(run, view && !wasAsked(procedure, run) ? { ...dry, refused: undefined } : dry, turn),
    ...(await changedByOthers(procedure, run, turn)),
    view ? title : words.say('common:review.title', { procedure: title }),
    ...(view ? besideText(procedure, run, turn) : []),
    ...rows.map(({ label, value }, index) => `${index + 1}. ${labelled(words, label, value)}`),
    ...verdictText(dry.verdicts, 'before', turn),
    ...costFacts(dry.costs, turn).map(({ label, value }) => labelled(words, label, value)),
    ...(pagesOf(dry.verdicts) > 0 ? [words.say('common:verdicts.allText'), await dryRunLinkText(run, turn)] : []),
    ...(dry.refused === undefined
      ? [
          effectOf(procedure, run, dry, namedBy(rows), turn),
          howToConfirm(words.say(`${procedure.id}:confirm`, context), dry, turn),
        ]
      : [view ? '' : words.say('common:verdicts.closedText')]),
    view || !all ? howToEdit(procedure, run, turn) : '',
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** A yes confirms; many lines are confirmed by typing how many they are. */
const howToConfirm = (confirm: string, { count }: DryRun, { words, repeatsMenu }: Turn): string =>
  count === undefined
    ? words.say(repeatsMenu ? 'common:review.text' : 'common:review.short', { confirm })
    : words.say('common:review.countText', { confirm, count });
