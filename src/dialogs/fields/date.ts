import { z } from 'zod';
import type { Period } from '../../domain/terms/period.js';
import type { ProblemCode } from '../../domain/terms/problems.js';
import { ok, type Result, refuse } from '../../domain/terms/result.js';
import type { FormData } from '../conversation/cards.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { dayIn, periodIn } from '../days/days.js';
import type { Answers } from '../definition/definition.js';
import type { Field } from '../definition/procedure.js';
import type { Around, AskedField, Raw, Typed, Value } from './asked.js';
import { daysOffered } from './daysOffered.js';
import { asKind, Kind } from './kind.js';
import type { SentenceParts } from './sentenceParts.js';
import { dayFromToday, typedDays } from './typedDay.js';

/**
 * A day, yyyy-mm-dd, from today on where it is named in words. `noEnd` is what is said where somebody names the days until
 * when, too: how that is ended.
 */
export const date = (noEnd: ProblemCode = 'value.oneDay') => asKind(z.iso.date('value.date'), new DateKind(noEnd));

export class DateKind extends Kind {
  constructor(private readonly noEnd: ProblemCode = 'value.oneDay') {
    super();
  }

  override form(asked: AskedField, _around: Around, turn: Turn): FormData {
    const [value = ''] = this.standing(asked, turn);
    return { form: 'date', value: dayOnly(value), ...daysOffered(asked.field, turn) };
  }

  override async read(field: Field, raw: Raw, answers: Answers, turn: Turn): Promise<Result<Value>> {
    if (typeof raw !== 'string') return super.read(field, raw, answers, turn);
    const day = this.said(await this.typed(raw, turn));
    return day.ok ? super.read(field, day.value, answers, turn) : day;
  }

  override inWords(_field: Field, value: unknown, _answers: unknown, { format }: Turn): string {
    return format.day(String(value));
  }

  override example(_field: Field, _answers: unknown, turn: Turn): string {
    return dayFromToday(1, turn);
  }

  override async fromSentence(
    said: SentenceParts,
    field: Field,
    answers: Run['answers'],
    turn: Turn,
  ): Promise<Typed | undefined> {
    const day = await this.heard(said);
    if (day === undefined) return undefined;
    const read = this.said(day);
    return read.ok ? this.readLine(field, { text: read.value, files: [], shown: [] }, answers, turn) : read;
  }

  protected typed(text: string, turn: Turn): Promise<Result<string>> {
    return typedDays(text, dayIn, turn);
  }

  protected heard(said: SentenceParts): Promise<Result<string> | undefined> {
    return said.day();
  }

  /** An end that is not taken is never dropped without a word. */
  private said(read: Result<string>): Result<string> {
    return !read.ok && read.problem.code === 'value.oneDay' ? refuse(this.noEnd, read.problem.details) : read;
  }
}

/** A day that lies behind, such as that of a payment: one without a year is the last there was. */
export const pastDate = () => asKind(z.iso.date('value.date'), new PastDateKind());

class PastDateKind extends DateKind {
  override example(_field: Field, _answers: unknown, turn: Turn): string {
    return dayFromToday(-1, turn);
  }

  protected override async typed(text: string, turn: Turn): Promise<Result<string>> {
    return oneDay(await typedDays(text, periodIn, turn));
  }

  protected override async heard(said: SentenceParts): Promise<Result<string> | undefined> {
    const days = await said.days();
    return days === undefined ? undefined : oneDay(days);
  }
}

function oneDay(days: Result<Period>): Result<string> {
  if (!days.ok) return days.problem.code === 'value.period' ? refuse('value.oneDay') : days;
  return days.value.from === days.value.until ? ok(days.value.from) : refuse('value.oneDay');
}

/** A date's input takes a date only: what was typed in its place would make the card unsound. */
export const dayOnly = (text: string): string => (z.iso.date().safeParse(text).success ? text : '');
