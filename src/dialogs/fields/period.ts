import { z } from 'zod';
import type { FormData } from '../conversation/cards.js';
import type { Turn } from '../conversation/turn.js';
import type { Field } from '../definition/procedure.js';
import type { Around, AskedField, Inputs, Raw } from './asked.js';
import { dayFrom, dayFromNow, dayOnly } from './date.js';
import { asKind, Kind, typedIn } from './kind.js';
import type { SentenceParts } from './sentenceParts.js';

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
const DATE_LIKE = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/g;

class PeriodKind extends Kind {
  override inputIds(name: string): string[] {
    return [`${name}.from`, `${name}.until`];
  }

  override form(asked: AskedField, { label }: Around, turn: Turn): FormData {
    const [value = '', untilValue = ''] = this.standing(asked, turn).map(dayOnly);
    const [from, until] = [turn.words.say('common:from', { label }), turn.words.say('common:until', { label })];
    return { form: 'period', from, until, value, untilValue };
  }

  override fromCard(name: string, inputs: Inputs): Raw {
    const [from, until] = this.inputIds(name).map((id) => dayFrom(typedIn(inputs, id)));
    return from === undefined && until === undefined ? undefined : { from, until };
  }

  protected override fromText(text: string): Raw {
    const [from, until] = text.match(DATE_LIKE) ?? [];
    if (from !== undefined && until !== undefined) return { from: dayFrom(from), until: dayFrom(until) };
    return text.trim() === '' ? undefined : text;
  }

  override inWords(_field: Field, value: unknown, _answers: unknown, { format }: Turn): string {
    const { from, until } = Period.parse(value);
    return `${format.day(from)} – ${format.day(until)}`;
  }

  protected override inInputs(value: unknown): string[] {
    if (value === undefined) return [];
    const { from, until } = Period.parse(value);
    return [from, until];
  }

  override example(): string {
    return `${dayFromNow(-7)} – ${dayFromNow(0)}`;
  }

  protected override async namedIn(said: SentenceParts) {
    const days = await said.days();
    return days === undefined ? undefined : `${days.from} ${days.until}`;
  }
}
