import { DateTime } from 'luxon';
import { z } from 'zod';
import type { FormData } from '../conversation/cards.js';
import type { Turn } from '../conversation/turn.js';
import type { Field } from '../definition/procedure.js';
import type { Around, AskedField, Inputs, Raw } from './asked.js';
import { asKind, Kind, typedIn } from './kind.js';
import type { SentenceParts } from './sentenceParts.js';

/** A day, yyyy-mm-dd. */
export const date = () => asKind(z.iso.date('value.date'), new DateKind());

class DateKind extends Kind {
  override form(asked: AskedField, _around: Around, turn: Turn): FormData {
    const [value = ''] = this.standing(asked, turn);
    return { form: 'date', value: dayOnly(value) };
  }

  override fromCard(name: string, inputs: Inputs): Raw {
    return dayFrom(typedIn(inputs, name));
  }

  protected override fromText(text: string): Raw {
    return dayFrom(text.trim() === '' ? undefined : text);
  }

  override inWords(_field: Field, value: unknown, _answers: unknown, { format }: Turn): string {
    return format.day(String(value));
  }

  override example(): string {
    return dayFromNow(1);
  }

  protected override namedIn(said: SentenceParts) {
    return said.day();
  }
}

const DAY_FORMS = ['d/M/yyyy', 'd.M.yyyy', 'd-M-yyyy', 'yyyy-M-d', 'yyyy/M/d'];

/** Day first, as in all the languages spoken here; or ISO 8601. What is no date is left for the schema to refuse. */
export function dayFrom(text: string | undefined): string | undefined {
  const read = DAY_FORMS.map((form) => DateTime.fromFormat(text?.trim() ?? '', form)).find(({ isValid }) => isValid);
  return read?.toISODate() ?? text;
}

/** A date's input takes a date only: what was typed in its place would make the card unsound. */
export const dayOnly = (text: string): string => (z.iso.date().safeParse(text).success ? text : '');

/** As it can be typed in every language. */
export const dayFromNow = (days: number): string => DateTime.now().plus({ days }).toFormat('dd.MM.yyyy');
