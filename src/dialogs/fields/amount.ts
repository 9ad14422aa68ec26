import { z } from 'zod';
import { currencyOf } from '../../domain/operator/index.js';
import type { LocalText } from '../../domain/terms/language.js';
import { Currency, Money } from '../../domain/terms/money.js';
import { plainSigns } from '../../domain/terms/plainText.js';
import { fine, type Result } from '../../domain/terms/result.js';
import { otherCurrency } from '../../domain/values/amount.js';
import { cached } from '../../speech/cached.js';
import type { FormData } from '../conversation/cards.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import type { Answers } from '../definition/definition.js';
import type { Field } from '../definition/procedure.js';
import type { Around, AskedField, Raw, Typed, Value } from './asked.js';
import { asKind, Kind } from './kind.js';
import type { SentenceParts } from './sentenceParts.js';
import { lineForm } from './text.js';

/** An amount of money of at least nothing, or `least` minor units, in one currency: that which the operator sells in where none is named. */
export const amount = (currency?: string, least = 0) =>
  asKind(
    z.object(
      {
        minor: z.int('value.amount').min(least, 'value.amount'),
        currency: currency === undefined ? Currency : z.literal(currency, 'value.amount'),
      },
      'value.amount',
    ),
    new AmountKind(currency),
  );

class AmountKind extends Kind {
  constructor(private readonly named: string | undefined) {
    super();
  }

  private currency({ operator }: Turn): string {
    return this.named ?? currencyOf(operator);
  }

  override form(asked: AskedField, _around: Around, turn: Turn): FormData {
    const [value = ''] = this.standing(asked, turn);
    return lineForm(value, 20, 'Text');
  }

  override async read(field: Field, raw: Raw, answers: Answers, turn: Turn): Promise<Result<Value>> {
    if (typeof raw !== 'string') return super.read(field, raw, answers, turn);
    const currency = this.currency(turn);
    const read = readAmount(raw, currency, this.signs(turn));
    return read === 'another' ? otherCurrency(currency) : super.read(field, read ?? raw, answers, turn);
  }

  protected override async offered(_field: Field, value: Value, _answers: Answers, turn: Turn) {
    const currency = this.currency(turn);
    return Money.parse(value).currency === currency ? fine : otherCurrency(currency);
  }

  override inWords(_field: Field, value: unknown, _answers: unknown, { format }: Turn): string {
    return format.money(Money.parse(value));
  }

  /** As it can be typed again. */
  protected override inInputs(value: unknown, { words }: Turn): string[] {
    return value === undefined ? [] : [typedAmount(words.language).format(Money.parse(value).minor / 100)];
  }

  override example(_field: Field, _answers: unknown, turn: Turn): string {
    return turn.format.money({ minor: 12_500, currency: this.currency(turn) });
  }

  /** An amount counts in a sentence where the currency stands beside it. */
  override async fromSentence(
    { rest }: SentenceParts,
    field: Field,
    answers: Run['answers'],
    turn: Turn,
  ): Promise<Typed | undefined> {
    const text = amountBeside(rest, this.signs(turn));
    return text === undefined ? undefined : this.readLine(field, { text, files: [], shown: [] }, answers, turn);
  }

  /** All that people write for the currency, the longest first: its code, the operator's sign in each language, other names. */
  private signs(turn: Turn): string[] {
    const currency = this.currency(turn);
    const form = turn.operator.profile.currencies[currency];
    const own = form === undefined ? [] : [...everyText(form.sign), ...form.also];
    return [currency, ...own.map(plainSigns)].toSorted((one, other) => other.length - one.length);
  }
}

const typedAmount = cached(
  (language) => new Intl.NumberFormat(language, { minimumFractionDigits: 2, useGrouping: false }),
);
const everyText = (text: LocalText): readonly string[] => (typeof text === 'string' ? [text] : Object.values(text));
const exactly = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const PLAIN_AMOUNT = /^(?<whole>\d{1,12})(?:[.,](?<cents>\d{1,2}))?$/;
/** Groups of three digits, parted by one and the same mark, which is then not the decimal one. */
const GROUPED_AMOUNT = /^(?<whole>[1-9]\d{0,2}([\s.,'])\d{3}(?:\2\d{3}){0,3})(?:(?!\2)[.,](?<cents>\d{1,2}))?$/;

/** A text beyond this is no amount. */
const LONGEST = 60;

/** What a text says as an amount in a currency, which has these signs. `another`: it is one, in another currency. */
export function readAmount(text: string, currency: string, signs: readonly string[]): Money | 'another' | undefined {
  if (text.length > LONGEST) return undefined;
  return amountFrom(text, currency, signs) ?? (isOfAnother(text, currency) ? 'another' : undefined);
}

/** The amount in a sentence that has one of these signs beside it. */
export function amountBeside(text: string, signs: readonly string[]): string | undefined {
  const sign = `(?:${signs.map(exactly).join('|')})`;
  const beside = new RegExp(`(?<![\\p{L}\\d])(?:${sign}\\s?\\d[\\d\\s.,]*|\\d[\\d\\s.,]*?\\s?${sign}(?!\\p{L}))`, 'iu');
  return beside.exec(plainSigns(text))?.[0]?.trim();
}

/** "1 234,50" and "1234.50" alike, in minor units, with one of the field's signs before or behind, or without. */
function amountFrom(text: string, currency: string, signs: readonly string[]): Money | undefined {
  const bare = withoutSign(plainSigns(text).trim(), signs);
  const { whole, cents = '' } = (PLAIN_AMOUNT.exec(bare) ?? GROUPED_AMOUNT.exec(bare))?.groups ?? {};
  if (whole === undefined) return undefined;
  return { minor: Number(whole.replaceAll(/\D/g, '')) * 100 + Number(cents.padEnd(2, '0')), currency };
}

/** Words or signs before or behind an amount, as of a currency that is not asked for here: "12 EUR", "$ 12". */
function isOfAnother(text: string, currency: string): boolean {
  const beside = /^[\p{L}\p{Sc}][\p{L}\p{Sc}. ]*|[\p{L}\p{Sc}][\p{L}\p{Sc}. ]*$/gu;
  const bare = plainSigns(text).trim().replace(beside, '');
  return amountFrom(bare, currency, []) !== undefined;
}

function withoutSign(text: string, signs: readonly string[]): string {
  const small = text.toLowerCase();
  for (const sign of signs.map((one) => one.toLowerCase())) {
    if (small.startsWith(sign)) return text.slice(sign.length).trim();
    if (small.endsWith(sign)) return text.slice(0, -sign.length).trim();
  }
  return text;
}
