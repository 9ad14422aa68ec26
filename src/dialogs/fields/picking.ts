import { type Choice, type Choices, isBegunBy, isCalled, type Order } from '../../domain/terms/choices.js';
import { plain, plainSigns } from '../../domain/terms/plainText.js';
import { itemOf, listNumber, listOrdinal } from '../conversation/listNumber.js';
import type { Turn } from '../conversation/turn.js';
import { known } from '../definition/answers.js';
import type { Answers } from '../definition/definition.js';
import { isAction } from '../definition/fields.js';
import type { Field } from '../definition/procedure.js';

/** How many choices one card or one text shows at once. */
export const CARD_PAGE = 40;
export const TEXT_PAGE = 10;

/** Where somebody is in a long list. */
export interface Place {
  readonly text?: string | undefined;
  readonly page: number;
  /** The filters that were chosen, by name. */
  readonly filters?: Readonly<Record<string, string>> | undefined;
  /** By what it is sorted. */
  readonly order?: Order | undefined;
}

/** A field's choices for these answers, one page. */
export function choicesOf(field: Field, answers: Answers, turn: Turn, place: Place = { page: 0 }): Promise<Choices> {
  const pageSize = turn.showsCards ? CARD_PAGE : TEXT_PAGE;
  return pick(field, answers, turn, { ...place, pageSize });
}

/** The choice with this value, when these answers allow it. */
export async function choiceOf(field: Field, value: string, answers: Answers, turn: Turn): Promise<Choice | undefined> {
  const { choices } = await pick(field, answers, turn, { value, page: 0, pageSize: 1 });
  return choices.find((choice) => choice.value === value);
}

/** The choices with these values, as far as these answers allow them. */
export async function pickedOf(field: Field, values: readonly string[], answers: Answers, turn: Turn) {
  const found = await Promise.all(values.map((one) => choiceOf(field, one, answers, turn)));
  return found.filter((choice) => choice !== undefined);
}

/** A choice with what helps to choose: its price. */
export const choiceTitle = ({ title, facts = [] }: Choice, { format }: Turn): string =>
  [title, ...facts.map(format.fact)].filter((part) => part !== '').join(' · ');

/** What is good to know above a list, a line each. */
export const aboutLines = ({ about = [] }: Choices, { format }: Turn): string[] =>
  about.map((facts) => facts.map(format.fact).join(' · '));

/** Titles by value, for putting an answer in words. */
export async function titlesOf(
  field: Field,
  value: unknown,
  answers: Answers,
  turn: Turn,
): Promise<Map<string, string>> {
  if (field.pick === undefined) return new Map();
  const values = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  const found = await pickedOf(field, values, answers, turn);
  return new Map(found.map((choice) => [choice.value, choiceTitle(choice, turn)]));
}

/**
 * What a typed line picks: the number of a line in the list that was shown, a value or a title in full, or the only one
 * whose title has the text in it. Undefined when it picks none; the list then narrows to what fits, if anything does. A place
 * in words ("the second") counts where the field is no action, and no choice has that word in its title.
 */
export async function typedChoice(field: Field, text: string, shown: readonly string[], answers: Answers, turn: Turn) {
  const said = plain(text);
  const byNumber = shown[(listNumber(text, turn.words) ?? 0) - 1];
  if (byNumber !== undefined) return { value: byNumber, fitting: 1 };
  const byValue = await choiceOf(field, plainSigns(text).trim(), answers, turn);
  if (byValue !== undefined) return { value: byValue.value, fitting: 1 };
  // A choice may have no title but its facts: an order's state.
  const titles = await titlesOf(field, shown, answers, turn);
  const asShown = itemOf(text, shown, (value) => titles.get(value) ?? '', turn.words, 'number');
  if (asShown !== undefined) return { value: asShown, fitting: 1 };
  const { choices, total } = await choicesOf(field, answers, turn, { text, page: 0 });
  const exact = choices.find((choice) => isCalled(choice, text));
  // A number is not meant for the only title that has its digits somewhere: it must stand there as a number.
  const meant =
    !/^\d+$/.test(said) ||
    plain(choices[0]?.title ?? '')
      .split(/\D+/)
      .includes(said);
  const only = meant ? onlyOne(field, text, { choices, total }) : undefined;
  if (exact !== undefined || only !== undefined || total > 0) return { value: (exact ?? only)?.value, fitting: total };
  const other =
    (await placeInWords(field, text, shown, answers, turn)) ?? (await calledAsSentence(field, text, answers, turn));
  return { value: other, fitting: 0 };
}

/** The choice that is called so, with a stop or a question mark behind it. What an action does is never chosen by a question. */
async function calledAsSentence(field: Field, text: string, answers: Answers, turn: Turn): Promise<string | undefined> {
  const said = text.replace(/[\s.?!…]+$/u, '');
  if (isAction(field) || said === text || said === '') return undefined;
  const { choices } = await choicesOf(field, answers, turn, { text: said, page: 0 });
  return choices.find((choice) => isCalled(choice, said))?.value;
}

/**
 * The only choice with this text in its title, or the only one with a word that begins with it. What an action does is never
 * chosen by the rest of a word: "activer" is not "désactiver".
 */
function onlyOne(field: Field, text: string, { choices, total }: Choices): Choice | undefined {
  const begun = choices.filter((choice) => isBegunBy(choice, text));
  if (begun.length === 1 && total === choices.length) return begun[0];
  return total === 1 && !isAction(field) ? choices[0] : undefined;
}

/** The choice at a place of the list that was shown, said in words. What an action does is never chosen so. */
async function placeInWords(
  field: Field,
  text: string,
  shown: readonly string[],
  answers: Answers,
  turn: Turn,
): Promise<string | undefined> {
  const ordinal = isAction(field) ? undefined : listOrdinal(text, turn.words);
  if (ordinal === undefined) return undefined;
  const { choices, total } = await choicesOf(field, answers, turn, { page: 0 });
  const titled =
    total > choices.length ? await choicesOf(field, answers, turn, { text: ordinal.word, page: 0 }) : undefined;
  if (choices.some(({ title }) => ordinal.isIn(title)) || (titled?.total ?? 0) > 0) return undefined;
  return shown[ordinal.placeIn(shown.length) - 1];
}

/** The next part of a list; after the last comes the first. */
export async function nextPlace(field: Field, answers: Answers, turn: Turn, place: Place): Promise<Place> {
  const next = { ...place, page: place.page + 1 };
  const { choices } = await choicesOf(field, answers, turn, next);
  return choices.length > 0 ? next : { ...place, page: 0 };
}

/** The choices that the field's picker finds for these answers. */
export function pick(
  field: Field,
  answers: Answers,
  turn: Turn,
  find: Place & { readonly value?: string; readonly pageSize: number },
): Promise<Choices> {
  if (field.pick === undefined) throw new Error(`${field.name} is a choice without a pick`);
  const { text, value, filters, order, page, pageSize } = find;
  return turn.services.door.find(field.pick.list, turn.actor, known(field.pick.after, answers), {
    language: turn.words.language,
    ...(text === undefined ? {} : { text }),
    ...(value === undefined ? {} : { value }),
    ...(filters === undefined ? {} : { filters }),
    ...(order === undefined ? {} : { order }),
    page,
    pageSize,
  });
}
