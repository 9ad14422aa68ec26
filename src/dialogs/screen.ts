import type { Attachment } from 'botbuilder';
import type { Problem } from '../domain/problems.js';
import { asTyped, type CardData, type Cards } from './cards.js';
import { kindOf } from './fields.js';
import { type Inputs, inWords } from './kinds.js';
import { choicesOf, choiceTitle, type Place, titlesOf } from './picking.js';
import type { Answers, Field, Procedure } from './procedure.js';
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
  const key = `${screen.procedure.id}:fields.${name}`;
  const problem = screen.problems[name];
  const required = !field.schema.safeParse(undefined).success;
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
  const value = draftOr(screen, name);
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
      };
    case 'toggle':
      return { ...base, form: 'toggle', value, hint: base.hint === '' ? base.label : base.hint };
    case 'text':
      return { ...base, ...textData(value, kind.max, kind.style, kind.many === true) };
    case 'secret':
      return { ...base, ...textData('', kind.max, 'Password', false) };
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
};

const textData = (value: string, max: number, style: string, multiline: boolean) => ({
  form: 'text',
  value,
  max,
  style,
  multiline,
});

/** What stands in an input: what was typed last, else the answer given before. */
function draftOr({ drafts, answers }: Screen, name: string): string {
  const value = Object.hasOwn(drafts, name) ? drafts[name] : answers[name];
  if (Array.isArray(value)) return value.join(',');
  return value === undefined || value === null ? '' : String(value);
}

async function choiceData(field: Field, screen: Screen, value: string, turn: Turn) {
  const { words } = turn;
  const place = screen.places[field.name];
  const { choices, total } = await choicesOf(field, screen.answers, turn, place);
  const preset = choices.find((choice) => choice.preset)?.value ?? '';
  return {
    form: 'choice',
    choices: choices.map((choice) => ({ title: choiceTitle(choice, turn), value: choice.value })),
    value: value === '' ? preset : value,
    searchable: total > choices.length || place !== undefined,
    shown: words.say('common:list.shown', { shown: choices.length, count: total }),
    searched: place?.text ?? '',
    searchLabel: words.say('common:list.search'),
    searchAction: words.say('common:list.searchAction'),
    moreAction: words.say('common:list.more'),
  };
}

/** One question in plain text, with its numbered choices; `shown` is what the numbers stand for. */
export async function screenText(screen: Screen, turn: Turn): Promise<{ text: string; shown: string[] }> {
  const [field] = screen.fields;
  if (field === undefined) throw new Error('a screen without a field cannot be asked');
  const { words } = turn;
  const { label, required, hint, problem } = await questionOf(field, screen, turn);
  const { choices, total } = isChoice(field)
    ? await choicesOf(field, screen.answers, turn, screen.places[field.name])
    : { choices: [], total: 0 };
  const lines = [
    problem,
    hint === '' ? label : `${label} (${hint})`,
    ...choices.map((choice, index) => `${index + 1}. ${choiceTitle(choice, turn)}`),
    total > choices.length ? words.say('common:list.shownText', { shown: choices.length, count: total }) : '',
    required ? '' : words.say('common:skipHint'),
    Object.hasOwn(screen.answers, field.name)
      ? words.say('common:keepHint', { value: await answerInWords(field, screen.answers, turn) })
      : '',
  ];
  return { text: lines.filter((line) => line !== '').join('\n'), shown: choices.map(({ value }) => value) };
}

const isChoice = ({ schema }: Field): boolean => ['choice', 'many'].includes(kindOf(schema).kind);

async function questionOf(field: Field, { procedure, problems }: Screen, { words, format }: Turn) {
  const key = `${procedure.id}:fields.${field.name}`;
  const problem = problems[field.name];
  return {
    label: words.say(`${key}.label`),
    hint: words.has(`${key}.hint`) ? words.say(`${key}.hint`) : '',
    required: !field.schema.safeParse(undefined).success,
    problem: problem === undefined ? '' : format.problem(problem),
  };
}

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
  return cards('details', { title, note: '', facts });
}
