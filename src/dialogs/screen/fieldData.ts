import { asTyped } from '../../speech/cardText.js';
import { labelled, labelOf } from '../../speech/words.js';
import type { CardData, Cards } from '../conversation/cards.js';
import type { Turn } from '../conversation/turn.js';
import { isOptional } from '../definition/fields.js';
import type { Field } from '../definition/procedure.js';
import { hintOf } from '../fields/hint.js';
import { kindOf } from '../fields/kind.js';
import { askedIn, type Screen } from './screen.js';
import { searchOf } from './typed.js';

/** The fields of a screen's card: what their templates have filled in, and what is wrong with each. */
export async function fieldsData(cards: Cards, screen: Screen, card: string, turn: Turn): Promise<CardData[]> {
  const forms = await Promise.all(screen.fields.map((field) => formOf(field, screen, turn)));
  // Web Chat sends nothing while a required input is empty, and lists are searched before the rest is filled in.
  const searches = forms.some(({ field, form }) => form.searchable === true || isLines(field));
  return forms.map(({ field, around, form, named }) => ({
    inputs: cards.field(form.form, {
      ...{ ...around, ...form, ...named, ...searchTyped(field, form, screen), card },
      ...(searches && { required: false }),
    }),
    problem: problemIn(field, screen, turn),
  }));
}

const isLines = ({ schema }: Field): boolean => kindOf(schema).mostLines !== undefined;

async function formOf(field: Field, screen: Screen, turn: Turn) {
  const around = await wordsAround(field, screen, turn);
  const kind = kindOf(field.schema);
  const form = await kind.form(askedIn(screen, field), around, turn);
  return { field, around, form, named: kind.listed ? listNames(form, around.label, screen, turn) : {} };
}

/** What was typed to search a list, and not looked for yet. */
function searchTyped({ name }: Field, form: CardData, { drafts }: Screen): CardData {
  const typed = drafts[searchOf(name)];
  return 'searched' in form && typeof typed === 'string' ? { searched: typed } : {};
}

const LIST_BUTTONS = ['searchAction', 'moreAction', 'previousAction', 'allAction', 'clearAction'] as const;

/** Several lists on a card have the same search and buttons: each says for which list it is. */
function listNames(form: CardData, label: string, { fields }: Screen, { words }: Turn): CardData {
  const several = fields.filter(({ schema }) => kindOf(schema).listed).length > 1;
  const about = (text: unknown) =>
    typeof text !== 'string' || text === '' || !several ? String(text ?? '') : labelled(words, label, text);
  const tips = LIST_BUTTONS.map((button) => [`${button}Tip`, about(form[button])]);
  return { searchLabel: about(form.searchLabel), ...Object.fromEntries(tips) };
}

function problemIn({ name }: Field, { problems }: Screen, { format }: Turn): string {
  const problem = problems[name];
  return problem === undefined ? '' : asTyped(format.problem(problem));
}

async function wordsAround(field: Field, { procedure, drafts, answers }: Screen, turn: Turn) {
  const kind = kindOf(field.schema);
  const { name } = field;
  const { words } = turn;
  const label = labelOf(words, procedure.id, name);
  const held = kind.staysUnseen ? (drafts[name] ?? answers[name] ?? undefined) : undefined;
  return {
    name,
    // The screen's own title says it already.
    heading: label === words.say(`${procedure.id}:screens.${field.screen}`) ? '' : label,
    required: !isOptional(field) && held === undefined,
    label: isOptional(field) ? words.say('common:optional', { label }) : label,
    hint:
      held === undefined
        ? hintOf(field, turn)
        : words.say('common:staysHint', { value: await kind.inWords(field, held, answers, turn) }),
    missing: words.say('problems:value.missing'),
  };
}
