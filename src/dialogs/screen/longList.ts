import { z } from 'zod';
import { say, sayStale } from '../conversation/speaking.js';
import type { ListButton } from '../conversation/submit.js';
import type { Field } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import { nextPlace, type Place } from '../fields/picking.js';
import { pressInLines } from './lines/lineButtons.js';
import type { OpenScreen } from './openScreen.js';
import type { ScreenResult } from './screen.js';
import { LONGEST_SEARCH } from './typed.js';

/** What is typed into the search field of a list. */
const Sought = z
  .string()
  .transform((text) => text.trim().slice(0, LONGEST_SEARCH) || undefined)
  .optional()
  .catch(undefined);

/** The "search" and "more" buttons of a list on a card: the other inputs stay as they were typed. */
export async function searchList(open: OpenScreen, submit: ListButton): Promise<ScreenResult | undefined> {
  const field = open.fields.find((one) => one.name === submit.field && kindOf(one.schema).listed);
  if (field === undefined) {
    await sayStale(open.context);
    return undefined;
  }
  const { mostLines } = kindOf(field.schema);
  if (mostLines !== undefined) return pressInLines(open, field, mostLines, submit);
  const text = Sought.parse(submit[`${field.name}.find`]);
  const turned = submit.act === 'more' && text === placeIn(open, field).text;
  const place = turned ? await placeAfter(open, field) : { text, page: 0 };
  const { drafts } = await open.read(submit);
  await open.ask({ places: withPlace(open, field, place), drafts, problems: {} });
  return undefined;
}

/** "More", typed: the next part of the list. */
export async function turnPage(open: OpenScreen, field: Field): Promise<void> {
  await open.ask({ places: withPlace(open, field, await placeAfter(open, field)), problems: {} });
}

/** Several choices fit what was typed: in plain text the list shows only those. */
export async function narrowList(open: OpenScreen, field: Field, typed: string): Promise<void> {
  const text = typed.trim().slice(0, LONGEST_SEARCH);
  const { showsCards, words } = open.turn;
  if (showsCards) await say(open.context, words.say('common:list.several', { text }));
  else await open.ask({ places: withPlace(open, field, { text, page: 0 }), problems: {} });
}

const placeIn = ({ waiting }: OpenScreen, { name }: Field): Place => waiting.places[name] ?? { page: 0 };

const withPlace = ({ waiting }: OpenScreen, { name }: Field, place: Place) => ({ ...waiting.places, [name]: place });

const placeAfter = (open: OpenScreen, field: Field): Promise<Place> =>
  nextPlace(field, open.run.answers, open.turn, placeIn(open, field));
