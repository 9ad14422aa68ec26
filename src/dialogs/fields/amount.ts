import { z } from 'zod';
import { Money } from '../../domain/terms/money.js';
import { plainSigns } from '../../domain/terms/plainText.js';
import type { FormData } from '../conversation/cards.js';
import type { Turn } from '../conversation/turn.js';
import type { Field } from '../definition/procedure.js';
import type { Around, AskedField, Inputs, Raw } from './asked.js';
import { asKind, Kind, typedIn } from './kind.js';
import type { SentenceParts } from './sentenceParts.js';
import { lineForm } from './text.js';

/** An amount of money of at least nothing, in one currency. */
export const amount = (currency: string) =>
  asKind(
    z.object(
      { minor: z.int('value.amount').nonnegative('value.amount'), currency: z.literal(currency, 'value.amount') },
      'value.amount',
    ),
    new AmountKind(currency),
  );

class AmountKind extends Kind {
  constructor(private readonly currency: string) {
    super();
  }

  override form(asked: AskedField, _around: Around, turn: Turn): FormData {
    const [value = ''] = this.standing(asked, turn);
    return lineForm(value, 20, 'Text');
  }

  override fromCard(name: string, inputs: Inputs): Raw {
    return amountFrom(typedIn(inputs, name), this.currency);
  }

  protected override fromText(text: string): Raw {
    return amountFrom(text.trim() === '' ? undefined : text, this.currency);
  }

  override inWords(_field: Field, value: unknown, _answers: unknown, { format }: Turn): string {
    return format.money(Money.parse(value));
  }

  /** As it can be typed again. */
  protected override inInputs(value: unknown, { words }: Turn): string[] {
    if (value === undefined) return [];
    const digits = { minimumFractionDigits: 2, useGrouping: false };
    return [new Intl.NumberFormat(words.language, digits).format(Money.parse(value).minor / 100)];
  }

  override example(_field: Field, _answers: unknown, { format }: Turn): string {
    return format.money({ minor: 12_500, currency: this.currency });
  }

  protected override namedIn({ rest }: SentenceParts) {
    return new RegExp(`\\d[\\d\\s.,]*(?=\\s?${this.currency}\\b)`, 'i').exec(rest)?.[0]?.trim();
  }
}

const PLAIN_AMOUNT = /^(?<whole>\d{1,12})(?:[.,](?<cents>\d{1,2}))?$/;
/** Groups of three digits, parted by one and the same mark, which is then not the decimal one. */
const GROUPED_AMOUNT = /^(?<whole>[1-9]\d{0,2}([\s.,'])\d{3}(?:\2\d{3}){0,3})(?:(?!\2)[.,](?<cents>\d{1,2}))?$/;

const LONGEST = 60;

/** "1 234,50" and "1234.50" alike, in minor units, with the field's currency or without. */
function amountFrom(text: string | undefined, currency: string): Raw {
  if (text === undefined || text.length > LONGEST) return text;
  const bare = plainSigns(text)
    .trim()
    .replace(new RegExp(`^${currency}\\s*|\\s*${currency}$`, 'i'), '');
  const { whole, cents = '' } = (PLAIN_AMOUNT.exec(bare) ?? GROUPED_AMOUNT.exec(bare))?.groups ?? {};
  if (whole === undefined) return text;
  return { minor: Number(whole.replaceAll(/\D/g, '')) * 100 + Number(cents.padEnd(2, '0')), currency };
}
