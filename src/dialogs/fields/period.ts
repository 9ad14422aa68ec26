import { z } from 'zod';
import type { Period as Days } from '../../domain/terms/period.js';
import { ok, type Result, refuse } from '../../domain/terms/result.js';
import { periodText } from '../../speech/format.js';
import { labelOf } from '../../speech/words.js';
import type { FormData } from '../conversation/cards.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { periodIn } from '../days/days.js';
import type { Answers } from '../definition/definition.js';
import { isOptional } from '../definition/fields.js';
import type { Field } from '../definition/procedure.js';
import type { Around, AskedField, Inputs, Raw, Typed, Value } from './asked.js';
import { dayOnly } from './date.js';
import { daysOffered } from './daysOffered.js';
import { asKind, Kind, typedIn } from './kind.js';
import type { SentenceParts } from './sentenceParts.js';
import { dayFromToday, typedDays } from './typedDay.js';

const oneEnd = () => z.iso.date({ error: (issue) => (issue.input === undefined ? 'value.period' : 'value.date') });
/** From one day to another, both included. */
export const period = () =>
  asKind(
    z
      .object({ from: oneEnd(), until: oneEnd() }, 'value.period')
      .refine(({ from, until }) => from <= until, 'value.periodOrder'),
    new PeriodKind(),
  );

const Period = z.object({ from: z.string(), until: z.string() });
const Ends = z.object({ from: z.string().optional(), until: z.string().optional() });

class PeriodKind extends Kind {
  override inputIds(name: string): string[] {
    return [`${name}.from`, `${name}.until`];
  }

  override form(asked: AskedField, _around: Around, turn: Turn): FormData {
    const { field } = asked;
    const { words } = turn;
    const [value = '', untilValue = ''] = this.standing(asked, turn).map(dayOnly);
    const label = labelOf(words, field.procedure, field.name);
    // Each of the two is optional, and says so last.
    const end = (label: string) => (isOptional(field) ? words.say('common:optional', { label }) : label);
    const [from, until] = [end(words.say('common:from', { label })), end(words.say('common:until', { label }))];
    return { form: 'period', from, until, value, untilValue, ...daysOffered(field, turn) };
  }

  override fromCard(name: string, inputs: Inputs): Raw {
    // As an interval (ISO 8601) where it is begun about days that are shown.
    const shown = typedIn(inputs, name)?.split('/') ?? [];
    const [from, until] = [`${name}.from`, `${name}.until`].map((id, end) => typedIn(inputs, id) ?? shown[end]);
    return from === undefined && until === undefined ? undefined : { from, until };
  }

  override async read(field: Field, raw: Raw, answers: Answers, turn: Turn): Promise<Result<Value>> {
    if (raw === undefined) return super.read(field, raw, answers, turn);
    const days = typeof raw === 'string' ? await inOneLine(raw, turn) : await fromEnds(Ends.parse(raw), turn);
    return days.ok ? super.read(field, days.value, answers, turn) : days;
  }

  override inWords(_field: Field, value: unknown, _answers: unknown, { format }: Turn): string {
    return periodText(Period.parse(value), format.day);
  }

  protected override inInputs(value: unknown): string[] {
    if (value === undefined) return [];
    const { from, until } = Period.parse(value);
    return [from, until];
  }

  override example(_field: Field, _answers: unknown, turn: Turn): string {
    return `${dayFromToday(-7, turn)} – ${dayFromToday(0, turn)}`;
  }

  override async fromSentence(
    said: SentenceParts,
    field: Field,
    answers: Run['answers'],
    turn: Turn,
  ): Promise<Typed | undefined> {
    const days = await said.days();
    return days?.ok === true ? super.read(field, days.value, answers, turn) : days;
  }
}

async function inOneLine(text: string, turn: Turn): Promise<Result<Days>> {
  const read = await typedDays(text, periodIn, turn);
  return !read.ok && read.problem.code === 'value.date' ? refuse('value.period') : read;
}

/** From two inputs, each a day in itself. */
async function fromEnds({ from, until }: z.output<typeof Ends>, turn: Turn): Promise<Result<Days>> {
  if (from === undefined || until === undefined) return refuse('value.period');
  const [first, last] = [await typedDays(from, periodIn, turn), await typedDays(until, periodIn, turn)];
  if (!first.ok) return first;
  return last.ok ? ok({ from: first.value.from, until: last.value.until }) : last;
}
