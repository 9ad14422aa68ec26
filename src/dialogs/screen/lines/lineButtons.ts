import type { Order } from '../../../domain/terms/choices.js';
import { ok, type Result } from '../../../domain/terms/result.js';
import type { ListButton } from '../../conversation/submit.js';
import type { Turn } from '../../conversation/turn.js';
import type { Field } from '../../definition/procedure.js';
import { placeIn, reselect, selectionOf } from '../../fields/lines/marks.js';
import { ALL, allFound, type LinesPlace, searchText } from '../../fields/lines/page.js';
import { chosenOrder, sortedAgain } from '../../fields/lines/sorting.js';
import type { OpenScreen } from '../openScreen.js';
import type { ScreenResult } from '../screen.js';
import { takeLines } from './takeLines.js';

/** Search, sort, turn the page, choose all, choose none: what is marked and typed on the card stays. A row that is opened is the answer. */
export async function pressInLines(
  open: OpenScreen,
  field: Field,
  most: number,
  submit: ListButton,
): Promise<ScreenResult | undefined> {
  const { name } = field;
  if (submit.act === 'open') return takeLines(open, field, [submit.row ?? '']);
  const { drafts, marked } = await open.read(submit);
  const before = open.waiting.places[name] ?? { page: 0 };
  const asked = askedPlace(before, name, submit, open.turn);
  const moved = asked === before ? { ...before, page: pageAfter(before, submit.act) } : asked;
  const sorted = orderAfter(before, name, submit);
  // With a text that was typed and not looked for yet, "all" would not be those that are seen.
  const act = asked === before || submit.act === 'none' ? submit.act : 'find';
  const chosen = await chosenBy(open, field, { place: before, most, act, drafts });
  await open.ask({
    places: { ...open.waiting.places, [name]: sorted === undefined ? moved : { ...moved, page: 0, order: sorted } },
    drafts: chosen.ok && chosen.value !== undefined ? { ...drafts, [name]: chosen.value } : drafts,
    problems: chosen.ok ? marked : { [name]: chosen.problem },
  });
  return undefined;
}

const pageAfter = ({ page }: LinesPlace, act: string): number => {
  if (act === 'more') return page + 1;
  return act === 'previous' ? Math.max(0, page - 1) : page;
};

/** The order that a head of the table or the card's choice asks for; undefined where it is as it was. */
function orderAfter({ order }: LinesPlace, name: string, { by, ...inputs }: ListButton): Order | undefined {
  if (by !== undefined) return sortedAgain(order, by);
  const wanted = chosenOrder(inputs[`${name}.order`]);
  const { by: now = 'number', backwards = false } = order ?? {};
  return wanted === undefined || (wanted.by === now && (wanted.backwards ?? false) === backwards) ? undefined : wanted;
}

/** The place that the card's search field and filters ask for; the same object where they ask for nothing new. */
function askedPlace(before: LinesPlace, name: string, submit: ListButton, { operator }: Turn): LinesPlace {
  const { standing = {} } = before;
  const text = typedIn(submit[`${name}.find`], operator.profile.country);
  const given = Object.entries(standing).map(([filter, value]) => {
    const wanted = submit[`${name}.${filter}`];
    return { filter, value, wanted: typeof wanted === 'string' ? filterIn(wanted) : value };
  });
  if (given.every(({ value, wanted }) => value === wanted) && text === before.text) return before;
  // The state that is shown at first was chosen by nobody: a number is looked for in all of them.
  const chosen = given.filter(({ value, wanted }) => wanted !== value || wanted === '');
  const filters = Object.fromEntries(chosen.map(({ filter, wanted }) => [filter, wanted]));
  return { text, page: 0, filters: { ...before.filters, ...filters } };
}

const LONGEST_FILTER = 80;
const filterIn = (value: string): string => (value === ALL ? '' : value.slice(0, LONGEST_FILTER));
const typedIn = (value: unknown, country: string): string | undefined =>
  (typeof value === 'string' && searchText(value, country)) || undefined;

interface Pressed {
  readonly place: LinesPlace;
  readonly most: number;
  readonly act: string;
  readonly drafts: OpenScreen['waiting']['drafts'];
}

/** The selection after "choose all" or "clear"; undefined where the button chooses nothing. */
async function chosenBy(
  { run, turn }: OpenScreen,
  field: Field,
  { place, most, act, drafts }: Pressed,
): Promise<Result<string | undefined>> {
  if (act === 'none') return ok('');
  if (act !== 'all') return ok(undefined);
  const all = await allFound(field, run.answers, turn, { place, most });
  if (!all.ok) return all;
  const before = selectionOf(field.name, { answers: run.answers, drafts });
  return reselect({ before, with: all.value, most, of: placeIn(run, field) }, turn);
}
