import { z } from 'zod';
import type { Check } from '../door/check.js';
import { dueOn } from '../operator/calendar.js';
import { phoneHere, ticketRulesOf } from '../operator/index.js';
import { fine, ok, refuse } from '../terms/result.js';
import { phone } from '../values/phone.js';
import { ticketCommand } from './ticketCommand.js';

/** How far ahead something may be wanted of the staff, in days. */
const DAYS_AHEAD = 90;

const Input = z.object({
  subject: z.string(),
  detail: z.string(),
  number: phone.optional(),
  on: z.iso.date().optional(),
});

/** The day on which the staff is to do it: not over, and not too far ahead. */
export const ticketDay: Check<object> = ({ operator, now }, _, typed) => {
  const due = dueOn(typed, operator, now, DAYS_AHEAD);
  return due.ok ? ok(typed) : due;
};

/** Telenet guide (T18): a ticket about a subject and a detail of it, for a number and a day where it is about one. */
export const openTicket = ticketCommand<z.output<typeof Input>>({
  name: 'ticket.open',
  allowed: ['fleetManager'],
  offered: ({ operator }) => operator.ticketRules !== undefined,
  input: Input,
  decide: ({ operator, now, input: { subject, detail, number, on } }) => {
    const { subjects, blankSims } = ticketRulesOf(operator);
    const about = subjects.find(({ id }) => id === subject);
    const closely = about?.details.find(({ id }) => id === detail);
    if (about === undefined || closely === undefined || detail === blankSims?.detail) return refuse('value.choice');
    const line = number === undefined ? undefined : phoneHere(operator, number);
    const due = on === undefined ? fine : dueOn(on, operator, now, DAYS_AHEAD);
    if (line?.ok === false) return line;
    if (!due.ok) return due;
    return ok({
      topic: closely.name,
      given: {
        subject: { name: about.name },
        ...(line && { number: { phone: line.value } }),
        ...(on !== undefined && { on: { day: on } }),
      },
    });
  },
});
