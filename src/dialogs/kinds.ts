import type { Attachment } from 'botbuilder';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { plain } from '../domain/choices.js';
import { Money } from '../domain/money.js';
import { phoneForReading } from '../domain/values/phone.js';
import type { Kind } from './fields.js';
import type { Turn } from './turn.js';

/** What came in for a field, before its schema has seen it. Undefined: nothing. */
export type Raw = unknown;
/** A card's inputs: strings all of them, even "3" and "true". */
export type Inputs = Readonly<Record<string, unknown>>;

const DATE_FORMS = ['d/M/yyyy', 'd.M.yyyy', 'd-M-yyyy', 'yyyy-M-d'];
const DATE_LIKE = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/g;

/** A field's value from a submitted card. */
export function fromCard(kind: Kind, name: string, inputs: Inputs, files: readonly Attachment[]): Raw {
  const typed = (key: string) => {
    const value = inputs[key];
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  switch (kind.kind) {
    case 'many':
      return typed(name)?.split(',');
    case 'toggle':
      return typed(name) === 'true' || inputs[name] === true;
    case 'period':
      return typed(`${name}.from`) === undefined && typed(`${name}.until`) === undefined
        ? undefined
        : { from: typed(`${name}.from`), until: typed(`${name}.until`) };
    case 'amount':
      return amountFrom(typed(name), kind.currency);
    case 'file':
      return filesFrom(files);
    default:
      return typed(name);
  }
}

/** A field's value from a typed line. Choices are resolved elsewhere, against the list that was shown. */
export function fromText(kind: Kind, text: string, files: readonly Attachment[], turn: Turn): Raw {
  switch (kind.kind) {
    case 'toggle':
      return yesOrNo(text, turn);
    case 'date':
      return dateFrom(text);
    case 'period': {
      const [from, until] = text.match(DATE_LIKE) ?? [];
      return from === undefined || until === undefined ? text : { from: dateFrom(from), until: dateFrom(until) };
    }
    case 'amount':
      return amountFrom(text, kind.currency);
    case 'file':
      return filesFrom(files) ?? text;
    default:
      return text.trim() === '' ? undefined : text;
  }
}

/** Yes, no, or neither: by the words of the language. */
export function yesOrNo(text: string, { words }: Turn): boolean | undefined {
  const said = plain(text);
  if (words.list('common:said.yes').includes(said)) return true;
  return words.list('common:said.no').includes(said) ? false : undefined;
}

/** An answer in words, for the review and for the card that was answered. Choices have their titles from the list. */
export function inWords(kind: Kind, value: unknown, titles: ReadonlyMap<string, string>, turn: Turn): string {
  const { words, format } = turn;
  if (value === null || value === undefined) return words.say('common:empty');
  const shape = { value };
  const list = z.object({ value: z.array(z.string()) }).safeParse(shape);
  if (list.success) return list.data.value.map((one) => titles.get(one) ?? one).join(', ');
  const files = z.object({ value: z.array(z.object({ name: z.string() })) }).safeParse(shape);
  if (files.success) return files.data.value.map(({ name }) => name).join(', ');
  const range = z.object({ value: z.object({ from: z.string(), until: z.string() }) }).safeParse(shape);
  if (range.success) return [range.data.value.from, range.data.value.until].map(format.day).join(' – ');
  const money = z.object({ value: Money }).safeParse(shape);
  if (money.success) return format.money(money.data.value);
  if (typeof value === 'boolean') return words.say(value ? 'common:yes' : 'common:no');
  return textInWords(kind, String(value), titles, turn);
}

function textInWords(kind: Kind, value: string, titles: ReadonlyMap<string, string>, { format }: Turn): string {
  if (kind.kind === 'secret') return '••••••';
  if (kind.kind === 'date') return format.day(value);
  if (kind.kind === 'choice') return titles.get(value) ?? value;
  return kind.kind === 'text' && kind.style === 'Tel' ? phoneForReading(value) : value;
}

/** Day first, as in all the languages spoken here; or ISO 8601. What is no date is left for the schema to refuse. */
function dateFrom(text: string): string {
  const read = DATE_FORMS.map((form) => DateTime.fromFormat(text.trim(), form)).find(({ isValid }) => isValid);
  return read?.toISODate() ?? text;
}

/** "1 234,50" and "1234.50" alike, in minor units. */
function amountFrom(text: string | undefined, currency: string): Raw {
  if (text === undefined) return undefined;
  const [, whole = '', cents = ''] = /^([\d\s.,']*?)(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? [];
  const digits = whole.replaceAll(/\D/g, '');
  if (digits === '') return text;
  return { minor: Number(digits) * 100 + Number(cents.padEnd(2, '0')), currency };
}

function filesFrom(files: readonly Attachment[]): Raw {
  const sent = files.map(({ name, contentType, contentUrl }) => ({ name, contentType, url: contentUrl }));
  return sent.length === 0 ? undefined : sent;
}
