import { list } from '../door/list.js';
import { type Operator, ticketRulesOf } from '../operator/index.js';
import { choose, inLanguage } from '../terms/choices.js';
import type { LocalText } from '../terms/language.js';
import type { Problem } from '../terms/problems.js';

/** Something that a ticket can be about, as the operator calls it. */
interface Named {
  readonly id: string;
  readonly name: LocalText;
}

/** What a ticket can be about more closely; undefined where the operator has no such detail. */
export const detailOf = (operator: Operator, id: string): Named | undefined =>
  ticketRulesOf(operator)
    .subjects.flatMap(({ details }) => details)
    .find((detail) => detail.id === id);

/** The subjects of tickets, in the guide's order. */
export const ticketSubjects = list(async ({ operator }, _, find) =>
  choose(
    ticketRulesOf(operator).subjects.map(({ id, name }) => ({ value: id, title: inLanguage(name, find.language) })),
    find,
  ),
);

/** The details of a subject. One with a form of its own is there to be found, and says where it is. */
export const ticketDetails = list<{ subject: string }>(async ({ operator }, { subject }, find) => {
  const { subjects, blankSims } = ticketRulesOf(operator);
  const details = subjects.find(({ id }) => id === subject)?.details ?? [];
  const choices = details.map(({ id, name }) => ({
    ...{ value: id, title: inLanguage(name, find.language) },
    ...(id === blankSims?.detail && { closed: ownForm(name) }),
  }));
  return choose(choices, find);
});

const ownForm = (name: LocalText): Problem => ({ code: 'ticket.ownForm', details: { name: { name } } });
