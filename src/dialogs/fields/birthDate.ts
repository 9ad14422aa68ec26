import { z } from 'zod';
import { todayOf } from '../../domain/operator/calendar.js';
import { birthFits } from '../../domain/people/checks.js';
import { ok, type Result, refuse } from '../../domain/terms/result.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { dayIn } from '../days/days.js';
import type { Field } from '../definition/procedure.js';
import type { Raw, Typed, Value } from './asked.js';
import { DateKind } from './date.js';
import { asKind } from './kind.js';
import type { SentenceParts } from './sentenceParts.js';
import { typedDays } from './typedDay.js';

/** The day somebody was born on, yyyy-mm-dd: with its year, behind us, and of somebody of an age to work. */
export const birthDate = () => asKind(z.iso.date('value.birthDate'), new BirthKind());

/** A year of two digits or four: three groups of figures, or two beside a month's name. */
const WITH_YEAR = /\d+\D+\d+\D+\d+|\p{L}{3}.*\d{2}/u;
const EXAMPLE = '1985-05-27';

class BirthKind extends DateKind {
  override readonly checks = [{ after: [], kept: birthFits, days: birthFits.days }];

  override async read(field: Field, raw: Raw, answers: Run['answers'], turn: Turn): Promise<Result<Value>> {
    if (typeof raw !== 'string') return super.read(field, raw, answers, turn);
    const day = await typedBirth(raw, turn);
    return day.ok ? super.read(field, day.value, answers, turn) : day;
  }

  override example(_field: Field, _answers: unknown, { format }: Turn): string {
    return format.day(EXAMPLE);
  }

  /** In a sentence a day counts where nobody can mean another one: it lies behind. */
  override async fromSentence(
    said: SentenceParts,
    field: Field,
    answers: Run['answers'],
    turn: Turn,
  ): Promise<Typed | undefined> {
    const day = await said.day();
    const behind = day?.ok === true && day.value < todayOf(turn.operator, turn.services.clock.now());
    return behind ? this.readLine(field, { text: day.value, files: [], shown: [] }, answers, turn) : undefined;
  }
}

/** The day somebody was born on, as it was typed (`value.birthDate`). */
export async function typedBirth(typed: string, turn: Turn): Promise<Result<string>> {
  if (!WITH_YEAR.test(typed)) return refuse('value.birthDate');
  const day = await typedDays(typed, dayIn, turn);
  if (!day.ok) return day.problem.code === 'value.dayFirst' ? day : refuse('value.birthDate');
  return ok(lastCentury(day.value, typed, turn));
}

/** Two digits are a year of this century, but for a day that has not come: nobody was born then. */
function lastCentury(day: string, typed: string, { operator, services }: Turn): string {
  const year = day.slice(0, 4);
  if (day <= todayOf(operator, services.clock.now()) || typed.includes(year)) return day;
  return `${Number(year) - 100}${day.slice(4)}`;
}
