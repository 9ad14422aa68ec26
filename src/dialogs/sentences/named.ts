import { calledOf, labelOf, type Words } from '../../speech/words.js';
import type { Sentence } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import type { Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import { addressIn } from './addressIn.js';
import { type Labelled, labelledIn } from './labelled.js';
import { labelsOf } from './labels.js';

/**
 * The values that a sentence gives to fields by their names, each field's first. A name with nothing but a blank behind it is a
 * word like others where only one stands so in a sentence, or where its field finds its value without it.
 */
export function valuesByName(said: Sentence, procedure: Procedure, turn: Turn): Labelled[] {
  const { words } = turn.speaking(said.language);
  const address = addressIn(said.text, procedure, streetsIn(words, procedure));
  // What stands around an address has names of its own; its places in the text stay.
  const text = address.reduce(
    (rest, { at, end }) => `${rest.slice(0, at)}${BLANK.repeat(end - at)}${rest.slice(end)}`,
    said.text,
  );
  const isPart = ({ field }: Labelled) => address.some((one) => one.field === field);
  const named = namedIn(text, procedure, words).filter((one) => !isPart(one));
  return [...named, ...address].toSorted((one, other) => one.at - other.at);
}

/** What stands in the place of an address: it ends what is said before it. */
const BLANK = ';';

/** What streets are called: "rue", "avenue". */
const streetsIn = (words: Words, { id }: Procedure): string[] =>
  [labelOf(words, id, 'street'), ...calledOf(words, id, 'street')].map((word) => word.toLowerCase());

function namedIn(text: string, procedure: Procedure, words: Words): Labelled[] {
  const found = labelledIn(text, labelsOf(procedure, words))
    .map((one) => (one.marked ? one : ownPart(one, text, procedure)))
    .map((one) => asFarAsTaken(one, text, procedure));
  const given = found.filter(({ value }) => value !== '');
  const best = given.filter((one) => one.marked || !given.some(({ field, marked }) => field === one.field && marked));
  return best
    .flatMap((one) => {
      if (one.marked || (followsItsName(one, procedure) && isMeant(one, given))) return [one];
      return codeIn(one, text, procedure) ?? [];
    })
    .map((one) => (one.marked || !CODE.test(one.value) ? one : { ...one, at: text.indexOf(one.value, one.at) }));
}

/** So many digits right behind the name of what is chosen are no amount: "billing account 100000003 from now on". */
function codeIn(one: Labelled, text: string, { fields }: Procedure): Labelled | undefined {
  const [value] = /^\d{6,}(?![\d\p{L}])/u.exec(one.value) ?? [];
  const isChosen = fields.some(({ name, schema }) => name === one.field && kindOf(schema).offersChoices);
  if (value === undefined || !isChosen) return undefined;
  return { ...one, value, end: text.indexOf(value, one.at) + value.length };
}

/** As much of what stands behind a field's name as can be its value: "to 0470 00 00 02 when busy". */
function ownPart(one: Labelled, text: string, { fields }: Procedure): Labelled {
  const field = fields.find(({ name }) => name === one.field);
  const value = field === undefined ? one.value : kindOf(field.schema).ownPart(one.value);
  if (value === one.value) return one;
  return { ...one, value, end: value === '' ? one.at : text.indexOf(value, one.at) + value.length };
}

/** A row of letters and digits, or an address. What a code is called may say more than that: "passport OP0000099" is of a type, too. */
const CODE = /(?=\S*\d)(?=\S*\p{L})[\p{L}\d-]{6,}|\S+@\S+/u;

/** A typed value without what is said behind it and is none of it: "first name Paul, passport OP0000099", "imei 4901… for 0470…". */
function asFarAsTaken(one: Labelled, text: string, { fields }: Procedure): Labelled {
  const schema = fields.find(({ name }) => name === one.field)?.schema;
  if (schema === undefined || !kindOf(schema).followsItsName || kindOf(schema).takesNames) return one;
  const [first = '', ...more] = one.value.split(',');
  const isWhole = schema.safeParse(one.value).success && !CODE.test(more.join(','));
  const parts = [...(more.length > 0 ? [first.trim()] : []), ...(/^\S*\d\S*/.exec(first.trim()) ?? [])];
  const value = isWhole ? undefined : parts.find((part) => schema.safeParse(part).success);
  return value === undefined ? one : { ...one, value, end: text.indexOf(value, one.at) + value.length };
}

const followsItsName = ({ field }: Labelled, { fields }: Procedure): boolean =>
  fields.some(({ name, schema }) => name === field && kindOf(schema).followsItsName);

const isMeant = ({ value, begins }: Labelled, all: readonly Labelled[]): boolean =>
  begins || all.length > 1 || /^\p{Lu}|\d/u.test(value);

/** The text without these names and values. */
export const withoutNamed = (text: string, named: readonly Labelled[]): string =>
  named.toReversed().reduce((rest, { at, end }) => `${rest.slice(0, at)} ${rest.slice(end)}`, text);
