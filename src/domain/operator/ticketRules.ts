import { z } from 'zod';
import { LocalText } from '../terms/language.js';
import { demo, Id } from './common.js';

/** A day of every year, as 12-25, or of one year, as 2027-03-29. */
const Holiday = z.union([z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/), z.iso.date()]);

/** Blank SIM cards that are sent to a company, to be activated later (Telenet guide, T19). */
const BlankSims = z.strictObject({
  /** Which detail of a ticket it is: it has a form of its own. */
  detail: Id,
  /** They come in packs of so many. */
  pack: z.int().positive(),
  /** So many at the most in one order. */
  most: z.int().positive(),
  /** Delivered within so many working days. */
  workingDays: z.int().positive(),
});
export type BlankSims = z.output<typeof BlankSims>;

/** Employees that are added by a list, each row looked at before it is sent (Telenet guide, T18). */
const Employees = z.strictObject({
  /** Which detail of a ticket it is: it asks for the list, and for no number. */
  detail: Id,
});

/** What a ticket can be about, in the guide's order: a subject, and more closely a detail (Telenet guide, T18). */
const Detail = z.strictObject({ id: Id, name: LocalText });
const Subject = z.strictObject({ id: Id, name: LocalText, details: z.array(Detail).min(1) });

/** `operators/<id>/tickets.json`: what the operator's staff does on request, and on which days it works. */
export const TicketRules = z.strictObject({
  /** The days of the week on which nobody works: 1 is Monday, 7 is Sunday. */
  daysOff: z.array(z.int().min(1).max(7)).max(6),
  /** Public holidays; those that move are named year by year. */
  holidays: z.array(Holiday),
  subjects: z.array(Subject).min(1),
  blankSims: BlankSims.optional(),
  employees: Employees.optional(),
  demo,
});
export type TicketRules = z.output<typeof TicketRules>;
