import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { type Check, inDays } from '../door/check.js';
import { ownSelection } from '../lines/find/selections.js';
import { daysToCome, dueOn } from '../operator/calendar.js';
import { phoneHere, ticketRulesOf } from '../operator/index.js';
import type { Request } from '../records/request.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { phone } from '../values/phone.js';
import { employeeDetail } from './employeeRows.js';
import { ticketCommand } from './ticketCommand.js';

/** How far ahead something may be wanted of the staff, in days. */
const DAYS_AHEAD = 90;

const Input = z.object({
  subject: z.string(),
  detail: z.string(),
  number: phone.optional(),
  on: z.iso.date().optional(),
  /** The selection of the rows that were looked at. */
  employees: z.string().optional(),
});

/** The day on which the staff is to do it: not over, and not too far ahead. */
export const ticketDay: Check<object> = inDays(
  ({ operator, now }) => daysToCome(operator, now, DAYS_AHEAD),
  ({ operator, now }, _, typed) => {
    const due = dueOn(typed, operator, now, DAYS_AHEAD);
    return due.ok ? ok(typed) : due;
  },
);

/** Telenet guide (T18): a ticket about a subject and a detail of it, for a number and a day where it is about one. */
export const openTicket = ticketCommand<z.output<typeof Input>>({
  name: 'ticket.open',
  allowed: ['fleetManager'],
  offered: ({ operator }) => operator.ticketRules !== undefined,
  input: Input,
  decide: async (asking) => {
    const { operator, now, input } = asking;
    const { subject, detail, number, on } = input;
    const { subjects, blankSims } = ticketRulesOf(operator);
    const about = subjects.find(({ id }) => id === subject);
    const closely = about?.details.find(({ id }) => id === detail);
    if (about === undefined || closely === undefined || detail === blankSims?.detail) return refuse('value.choice');
    const line = number === undefined ? undefined : phoneHere(operator, number);
    const due = on === undefined ? fine : dueOn(on, operator, now, DAYS_AHEAD);
    if (line?.ok === false) return line;
    if (!due.ok) return due;
    const listed = await listedIn(asking);
    if (!listed.ok) return listed;
    return ok({
      topic: closely.name,
      given: {
        subject: { name: about.name },
        ...(line && { number: { phone: line.value } }),
        ...(on !== undefined && { on: { day: on } }),
        ...(listed.value && { employees: { count: listed.value.length } }),
      },
      ...(listed.value && { listed: listed.value }),
    });
  },
});

/** The rows of a list of employees. Refused: a detail that takes one without it, and one that is gone (`lines.gone`). */
async function listedIn({
  tables,
  actor,
  operator,
  input: { detail, employees },
}: Asking & { readonly input: z.output<typeof Input> }): Promise<Result<NonNullable<Request['listed']> | undefined>> {
  if (detail !== employeeDetail(operator)) return ok(undefined);
  if (employees === undefined) return refuse('value.missing');
  const selection = await ownSelection(tables, actor, employees);
  const rows = (selection?.lines ?? []).map((one) => selection?.given?.[one]).filter((row) => row !== undefined);
  return rows.length === 0 ? refuse('list.gone') : ok(rows);
}
