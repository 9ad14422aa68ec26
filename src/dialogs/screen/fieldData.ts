import { asTyped } from '../../speech/cardText.js';
import { labelled, labelOf, sayIfAny } from '../../speech/words.js';
import type { CardData } from '../conversation/cards.js';
import type { Turn } from '../conversation/turn.js';
import { isOptional } from '../definition/fields.js';
import type { Field } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import { askedIn, type Screen } from './screen.js';

/** One field for the template of a screen's card: its words, and the form that its kind has. */
export async function fieldData(field: Field, screen: Screen, turn: Turn): Promise<CardData> {
  const around = await wordsAround(field, screen, turn);
  const form = await kindOf(field.schema).form(askedIn(screen, field), around, turn);
  return { ...noForm, ...around, ...named(form, around.label, screen, turn) };
}

const LIST_BUTTONS = ['searchAction', 'moreAction', 'previousAction', 'allAction', 'clearAction'] as const;

/** Several lists on a card have the same search and buttons: each says for which list it is. */
function named(form: CardData, label: string, { fields }: Screen, { words }: Turn): CardData {
  const several = fields.filter(({ schema }) => kindOf(schema).listed).length > 1;
  const about = (text: unknown) =>
    typeof text !== 'string' || text === '' || !several ? String(text ?? '') : labelled(words, label, text);
  const tips = LIST_BUTTONS.map((button) => [`${button}Tip`, about(form[button])]);
  return { ...form, searchLabel: about(form.searchLabel), ...Object.fromEntries(tips) };
}

async function wordsAround(field: Field, { procedure, fields, problems, drafts, answers }: Screen, turn: Turn) {
  const kind = kindOf(field.schema);
  const { name } = field;
  const { words, format } = turn;
  const problem = problems[name];
  // Web Chat sends nothing while a required input is empty, and lines are looked for before the rest is filled in.
  const searchesLines = fields.some(({ schema }) => kindOf(schema).mostLines !== undefined);
  const label = labelOf(words, procedure.id, name);
  const held = kind.staysUnseen ? (drafts[name] ?? answers[name] ?? undefined) : undefined;
  return {
    name,
    required: !isOptional(field) && held === undefined && !searchesLines,
    label: isOptional(field) ? words.say('common:optional', { label }) : label,
    hint:
      held === undefined
        ? sayIfAny(words, `${procedure.id}:fields.${name}.hint`)
        : words.say('common:staysHint', { value: await kind.inWords(field, held, answers, turn) }),
    missing: words.say('problems:value.missing'),
    problem: problem === undefined ? '' : asTyped(format.problem(problem)),
  };
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
