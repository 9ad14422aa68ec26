import type { Attachment } from 'botbuilder';
import type { Problem } from '../domain/problems.js';
import { asTyped, type CardData, type Cards } from './cards.js';
import { kindOf } from './fields.js';
import { type Inputs, staysUnseen } from './kinds.js';
import { choicesOf, choiceTitle, type Place, pickedOf, titlesOf } from './picking.js';
import type { Answers, Field, Procedure } from './procedure.js';
import { inWords, standing } from './showing.js';
import type { Turn } from './turn.js';

/** A screen as it is asked now. */
export interface Screen {
  readonly procedure: Procedure;
  readonly fields: readonly Field[];
  readonly answers: Answers;
  /** What was typed into the card when it was sent with a mistake in it. */
  readonly drafts: Inputs;
  readonly problems: Readonly<Record<string, Problem>>;
  readonly places: Readonly<Record<string, Place>>;
  /** Nothing was asked before it. */
  readonly first: boolean;
}

/** The values that a field's list offers as it is shown now: numbers in an answer resolve against it. */
export type ShownLists = Record<string, string[]>;

/** The screen as one card with all its fields. */
export async function screenCard(cards: Cards, screen: Screen, card: string, turn: Turn): Promise<Attachment> {
  const { procedure, fields } = screen;
  const { words } = turn;
  const data = {
    ...titles(screen, turn),
    card,
    fields: await Promise.all(fields.map((field) => fieldData(field, screen, turn))),
    next: words.say('common:next'),
    back: screen.first ? '' : words.say('common:back'),
    help: words.say('common:help'),
    cancel: words.say('common:cancel'),
    note: words.has(`${procedure.id}:note`) ? words.say(`${procedure.id}:note`) : '',
  };
  return cards('screen', data);
}

function titles({ procedure, fields }: Screen, { words }: Turn) {
  const screens = Object.keys(procedure.screens);
  const name = fields[0]?.screen ?? '';
  const step = { number: screens.indexOf(name) + 1, total: screens.length };
  return {
    progress: `${words.say(`${procedure.id}:title`)} · ${words.say('common:step', step)}`,
    title: words.say(`${procedure.id}:screens.${name}`),
  };
}

async function fieldData(field: Field, screen: Screen, turn: Turn): Promise<CardData> {
  const { name } = field;
  const kind = kindOf(field.schema);
  const { words, format } = turn;
  const key = `${screen.procedure.id}:fields.${name}` as const;
  const problem = screen.problems[name];
  const required = !isOptional(field);
  const label = words.say(`${key}.label`);
  const base = {
    name,
    required,
    label: required ? label : words.say('common:optional', { label }),
    hint: words.has(`${key}.hint`) ? words.say(`${key}.hint`) : '',
    missing: words.say('problems:value.missing'),
    problem: problem === undefined ? '' : asTyped(format.problem(problem)),
    ...noForm,
  };
  const held = staysUnseen(kind) ? (screen.drafts[name] ?? screen.answers[name] ?? undefined) : undefined;
  if (held !== undefined) {
    base.required = false;
    base.hint = words.say('common:staysHint', { value: inWords(kind, held, new Map(), turn) });
  }
  const [value = '', untilValue = ''] = standing(kind, name, screen.drafts, screen.answers, turn);
  switch (kind.kind) {
    case 'choice':
    case 'many':
      return { ...base, ...(await choiceData(field, screen, value, turn)), multiple: kind.kind === 'many' };
    case 'period':
      return {
        ...base,
        form: 'period',
        from: words.say('common:from', { label: base.label }),
        until: words.say('common:until', { label: base.label }),
        value,
        untilValue,
      };
    case 'toggle':
      return { ...base, form: 'toggle', value, hint: base.hint === '' ? base.label : base.hint };
    case 'text':
      return { ...base, ...textData(value, kind.max, kind.style, kind.many === true) };
    case 'secret':
      return { ...base, ...textData(value, kind.max, 'Password', false) };
    case 'amount':
      return { ...base, ...textData(value, 20, 'Text', false) };
    default:
      return { ...base, form: kind.kind, value };
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
};

const textData = (value: string, max: number, style: string, multiline: boolean) => ({
  form: 'text',
  value,
  max,
  style,
  multiline,
});

async function choiceData(field: Field, screen: Screen, value: string, turn: Turn) {
  const { words } = turn;
  const place = screen.places[field.name];
  const found = await choicesOf(field, screen.answers, turn, place);
  // A list with nothing in it is no card's, so what finds nothing leaves the whole list.
  const nothing = found.choices.length === 0 && place?.text !== undefined;
  const { choices, total } = nothing ? await choicesOf(field, screen.answers, turn) : found;
  // What was picked on another page stays in the list: a client sends only what it can show.
  const others = value.split(',').filter((one) => one !== '' && !choices.some((choice) => choice.value === one));
  const picked = await pickedOf(field, others, screen.answers, turn);
  const preset = choices.find((choice) => choice.preset)?.value ?? '';
  return {
    form: 'choice',
    choices: [...picked, ...choices].map((choice) => ({ title: choiceTitle(choice, turn), value: choice.value })),
    value: value === '' ? preset : value,
    searchable: total > choices.length || place !== undefined,
    shown: nothing
      ? words.say('common:list.none', { text: asTyped(place.text ?? '') })
      : words.say('common:list.shown', { shown: choices.length, count: total }),
    searched: place?.text ?? '',
    searchLabel: words.say('common:list.search'),
    searchAction: words.say('common:list.searchAction'),
    moreAction: words.say('common:list.more'),
  };
}

export const isChoice = ({ schema }: Field): boolean => ['choice', 'many'].includes(kindOf(schema).kind);

/** Whether a field may be left empty. */
export const isOptional = ({ schema }: Field): boolean => schema.safeParse(undefined).success;

/** A given answer in words. */
export async function answerInWords(field: Field, answers: Answers, turn: Turn): Promise<string> {
  const value = answers[field.name];
  const titles = await titlesOf(field, value, answers, turn);
  return inWords(kindOf(field.schema), value, titles, turn);
}

/** What was answered on a screen, as the card that takes its place. `answers` are all that the run has by now. */
export async function answeredCard(
  cards: Cards,
  screen: Screen,
  answered: readonly string[],
  turn: Turn,
): Promise<Attachment> {
  const { procedure, fields, answers } = screen;
  const facts = await Promise.all(
    fields
      .filter(({ name }) => answered.includes(name))
      .map(async (field) => ({
        label: turn.words.say(`${procedure.id}:fields.${field.name}.label`),
        value: asTyped(await answerInWords(field, answers, turn)),
      })),
  );
  const { title } = titles(screen, turn);
  return cards('details', { title, note: '', facts, spent: true });
}
