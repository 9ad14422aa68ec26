import { asTyped } from '../../speech/cardText.js';
import { labelled, labelOf, sayIfAny } from '../../speech/words.js';
import type { CardData } from '../conversation/cards.js';
import type { Turn } from '../conversation/turn.js';
import { isChoice, isOptional, type Kind, kindOf } from '../definition/fields.js';
import type { Field } from '../definition/procedure.js';
import { staysUnseen } from '../fields/kinds.js';
import { linesData } from '../fields/lines/linesData.js';
import { selectionOf } from '../fields/lines/marks.js';
import { choicesOf, choiceTitle, pickedOf } from '../fields/picking.js';
import { inWords, standing } from '../fields/showing.js';
import type { Screen } from './screen.js';

/** One field for the template of a screen's card: its words, and the form that its kind has. */
export async function fieldData(field: Field, screen: Screen, turn: Turn): Promise<CardData> {
  const kind = kindOf(field.schema);
  const around = wordsAround(field, kind, screen, turn);
  return {
    ...noForm,
    ...around,
    ...named(await formOf(field, kind, screen, around, turn), around.label, screen, turn),
  };
}

const LIST_BUTTONS = ['searchAction', 'moreAction', 'previousAction', 'allAction', 'clearAction'] as const;

/** Several lists on a card have the same search and buttons: each says for which list it is. */
function named(form: CardData, label: string, { fields }: Screen, { words }: Turn): CardData {
  const several = fields.filter(isChoice).length > 1;
  const about = (text: unknown) =>
    typeof text !== 'string' || text === '' || !several ? String(text ?? '') : labelled(words, label, text);
  const tips = LIST_BUTTONS.map((button) => [`${button}Tip`, about(form[button])]);
  return { ...form, searchLabel: about(form.searchLabel), ...Object.fromEntries(tips) };
}

function wordsAround(field: Field, kind: Kind, { procedure, fields, problems, drafts, answers }: Screen, turn: Turn) {
  const { name } = field;
  const { words, format } = turn;
  const problem = problems[name];
  // Web Chat sends nothing while a required input is empty, and lines are looked for before the rest is filled in.
  const searchesLines = fields.some(({ schema }) => kindOf(schema).kind === 'lines');
  const label = labelOf(words, procedure.id, name);
  const held = staysUnseen(kind) ? (drafts[name] ?? answers[name] ?? undefined) : undefined;
  return {
    name,
    required: !isOptional(field) && held === undefined && !searchesLines,
    label: isOptional(field) ? words.say('common:optional', { label }) : label,
    hint:
      held === undefined
        ? sayIfAny(words, `${procedure.id}:fields.${name}.hint`)
        : words.say('common:staysHint', { value: inWords(kind, held, new Map(), turn) }),
    missing: words.say('problems:value.missing'),
    problem: problem === undefined ? '' : asTyped(format.problem(problem)),
  };
}

async function formOf(
  field: Field,
  kind: Kind,
  screen: Screen,
  { label, hint }: { readonly label: string; readonly hint: string },
  turn: Turn,
): Promise<CardData> {
  const [value = '', untilValue = ''] = standing(kind, field.name, screen.drafts, screen.answers, turn);
  switch (kind.kind) {
    case 'lines': {
      const page = screen.lines[field.name];
      if (page === undefined) throw new Error(`${field.name} is shown before its lines are found`);
      const { answers, drafts } = screen;
      const selection = selectionOf(field.name, { answers, drafts });
      return linesData({ field, most: kind.most, page, answers, selection }, turn);
    }
    case 'choice':
    case 'many':
      return { ...(await choiceData(field, screen, value, turn)), multiple: kind.kind === 'many' };
    case 'period': {
      const [from, until] = [turn.words.say('common:from', { label }), turn.words.say('common:until', { label })];
      return { form: 'period', from, until, value, untilValue };
    }
    case 'toggle':
      return { form: 'toggle', value, hint: hint === '' ? label : hint };
    case 'text':
      return textData(value, kind.max, kind.style, kind.many === true);
    case 'secret':
      return textData(value, kind.max, 'Password', false);
    case 'amount':
      return textData(value, 20, 'Text', false);
    default:
      return { form: kind.kind, value };
  }
}

/** A template looks at every key, so every field has all of them. */
const noForm = {
  form: '',
  value: '',
  max: 0,
  style: 'Text',
  multiline: false,
  multiple: false,
  searchable: false,
  choices: [],
  shown: '',
  searched: '',
  searchLabel: '',
  searchAction: '',
  moreAction: '',
  from: '',
  until: '',
  untilValue: '',
  filters: [],
  chosen: '',
  previousAction: '',
  allAction: '',
  clearAction: '',
};

const textData = (value: string, max: number, style: string, multiline: boolean) => ({
  form: 'text',
  value,
  max,
  style,
  multiline,
});

async function choiceData(field: Field, screen: Screen, value: string, turn: Turn): Promise<CardData> {
  const { words, format } = turn;
  const place = screen.places[field.name];
  const found = await choicesOf(field, screen.answers, turn, place);
  // A list with nothing in it is no card's, so what finds nothing leaves the whole list.
  const nothing = found.choices.length === 0 && place?.text !== undefined;
  const { choices, total } = nothing ? await choicesOf(field, screen.answers, turn) : found;
  // What was picked on another page stays in the list: a client sends only what it can show.
  const others = value.split(',').filter((one) => one !== '' && !choices.some((choice) => choice.value === one));
  const picked = await pickedOf(field, others, screen.answers, turn);
  // Somebody else has taken the last one in the meantime: a list without a line would break the card.
  if (picked.length + choices.length === 0) return { form: 'nothing', shown: words.say('common:list.nothing') };
  const preset = choices.find((choice) => choice.preset)?.value ?? '';
  return {
    form: 'choice',
    choices: [...picked, ...choices].map((choice) => ({ title: choiceTitle(choice, turn), value: choice.value })),
    value: value === '' ? preset : value,
    searchable: total > choices.length || place !== undefined,
    shown: nothing
      ? words.say('common:list.none', { text: asTyped(place.text ?? '') })
      : words.say('common:list.shown', { shown: choices.length, ...format.found(total) }),
    searched: place?.text ?? '',
    searchLabel: words.say('common:list.search'),
    searchAction: words.say('common:list.searchAction'),
    moreAction: words.say('common:list.more'),
  };
}
