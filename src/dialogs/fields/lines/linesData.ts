import { refuse } from '../../../domain/terms/result.js';
import { phoneForReading } from '../../../domain/values/phone.js';
import { asTyped } from '../../../speech/cardText.js';
import type { CardData, FormData } from '../../conversation/cards.js';
import type { Turn } from '../../conversation/turn.js';
import type { AskedField } from '../asked.js';
import { choiceTitle, pickedOf } from '../picking.js';
import { inMarkdown } from './inMarkdown.js';
import { ALL, hasMore, isCounted, isPaged, type LinesPage, rangeOf } from './page.js';
import { orderChoices } from './sorting.js';
import { tableData } from './table.js';

interface Asked extends Pick<AskedField, 'field' | 'answers' | 'forms'> {
  readonly most: number;
  readonly page: LinesPage;
  /** It can be sorted, and is a table where one is seen. */
  readonly isTable: boolean;
  /** The id of the selection; '' for none. */
  readonly selection: string;
}

/** The line picker on a card: search, filters, ten lines with what is marked of them, and its buttons. */
export async function linesData(asked: Asked, turn: Turn): Promise<FormData> {
  const { most, page, selection } = asked;
  const { words, format } = turn;
  const chosen = selection === '' ? [] : await turn.services.selections.chosen(turn.actor, selection);
  const { choices, total, place } = page;
  const { text, page: number } = place;
  const isTable = asked.isTable && turn.showsTables && choices.length > 0;
  return {
    ...(isTable ? tableData({ ...asked, chosen }, turn) : { heads: [], rows: [] }),
    exports: asked.isTable && choices.length > 0 ? exportsOf(asked, turn) : [],
    download: asked.isTable && choices.length > 0 ? words.say('common:lines.download', format.found(total)) : '',
    asList: choices.length > 0 && !isTable,
    form: 'lines',
    multiple: most > 1,
    byList: most > 1 ? words.say('common:lines.byList') : '',
    choices: choices.map((choice) => ({ title: inMarkdown(choiceTitle(choice, turn)), value: choice.value })),
    value: choices.flatMap(({ value }) => (chosen.includes(value) ? [value] : [])).join(','),
    filters: inPairs([...filtersData(asked, turn), ...(asked.isTable ? [orderData(asked, turn)] : [])]),
    searched: text ?? '',
    searchLabel: words.say('common:lines.search'),
    searchAction: words.say('common:list.searchAction'),
    shown: shownWords(page, turn),
    chosen: await chosenWords(asked, chosen, turn),
    previousAction: isPaged(page) && number > 0 ? words.say('common:lines.previous') : '',
    moreAction: hasMore(page) ? words.say('common:lines.next') : '',
    allAction:
      most > 1 && total > 1
        ? words.say(isCounted(page) ? 'common:lines.chooseAll' : 'common:lines.chooseFound', format.found(total))
        : '',
    clearAction: chosen.length > 0 ? words.say('common:lines.clear') : '',
  };
}

/** How many of the numbers that are not there are named. */
const MOST_NAMED = 10;

/** Which part of the list this is; and of several numbers that were looked for, which are not in it. */
function shownWords(page: LinesPage, turn: Turn): string {
  const { missing = [], mostSought } = page;
  const { words, format } = turn;
  const named = missing.slice(0, MOST_NAMED).map(phoneForReading).join(', ');
  const numbers = missing.length > MOST_NAMED ? `${named}…` : named;
  return [
    rangeWords(page, turn),
    ...(missing.length === 0 ? [] : [words.say('common:lines.missing', { count: missing.length, numbers })]),
    ...(mostSought === undefined ? [] : [format.problem(refuse('lines.tooMany', { count: mostSought }).problem)]),
  ].join('\n\n');
}

function rangeWords(page: LinesPage, { words, format }: Turn): string {
  const { total, place } = page;
  if (total > 0) return words.say('common:lines.range', { ...rangeOf(page), ...format.found(total) });
  return place.text === undefined
    ? words.say('common:lines.noneHere')
    : words.say('common:lines.none', { text: asTyped(place.text) });
}

/** How many are chosen; of one line only that is on another page, which it is. */
async function chosenWords({ field, most, page, answers }: Asked, chosen: readonly string[], turn: Turn) {
  const { words } = turn;
  if (most > 1) return chosen.length === 0 ? '' : words.say('common:lines.chosen', { count: chosen.length });
  const elsewhere = chosen.filter((id) => !page.choices.some(({ value }) => value === id));
  const [line] = await pickedOf(field, elsewhere, answers, turn);
  return line === undefined ? '' : words.say('common:lines.chosenOne', { number: line.title });
}

function filtersData({ field, page }: Asked, { words }: Turn): CardData[] {
  return page.filters.map(({ name, value, choices }) => ({
    id: `${field.name}.${name}`,
    filterLabel: words.say(`common:lines.columns.${name}`),
    filterMissing: words.say('problems:value.missing'),
    filterValue: value === '' ? ALL : value,
    options: [
      { title: words.say(`common:lines.all.${name}`), value: ALL },
      ...choices.map((choice) => ({ title: choice.title, value: choice.value })),
    ],
  }));
}

/** Two side by side, which is as many as a narrow card has room for. */
const inPairs = (all: readonly CardData[]): CardData[] =>
  all.flatMap((one, at) => (at % 2 === 0 ? [{ pair: [one, ...all.slice(at + 1, at + 2)] }] : []));

function orderData({ field, page }: Asked, { words }: Turn): CardData {
  const { choices, value } = orderChoices(page, words);
  const missing = words.say('problems:value.missing');
  const label = words.say('common:lines.sorted');
  return {
    id: `${field.name}.order`,
    filterLabel: label,
    filterMissing: missing,
    filterValue: value,
    options: choices,
  };
}

/** The files that a table of lines can be had as. */
const exportsOf = ({ forms }: Asked, { words }: Turn): CardData[] =>
  forms.map((form) => ({
    form,
    title: form.toUpperCase(),
    about: words.say('common:report.downloadOne', { form: form.toUpperCase() }),
  }));
