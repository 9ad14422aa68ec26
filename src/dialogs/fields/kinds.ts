import type { Attachment } from 'botbuilder';
import { DateTime } from 'luxon';
import { asSaid } from '../conversation/control.js';
import type { Turn } from '../conversation/turn.js';
import type { Kind } from '../definition/fields.js';

/** What came in for a field, before its schema has seen it. Undefined: nothing. */
export type Raw = unknown;
/** A card's inputs by id: strings all of them, even "3" and "true". */
export type Inputs = Readonly<Record<string, unknown>>;

const DATE_FORMS = ['d/M/yyyy', 'd.M.yyyy', 'd-M-yyyy', 'yyyy-M-d', 'yyyy/M/d'];
const DATE_LIKE = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/g;

/** The ids of a field's inputs on a card. A file has none: it comes as an attachment. */
export function inputIds({ kind }: Kind, name: string): string[] {
  if (kind === 'file') return [];
  return kind === 'period' ? [`${name}.from`, `${name}.until`] : [name];
}

/** No input can show what was given for it before: it stays until something else is given. */
export const staysUnseen = ({ kind }: Kind): boolean => kind === 'secret' || kind === 'file';

/** A field's value from a submitted card. */
export function fromCard(kind: Kind, name: string, inputs: Inputs, files: readonly Attachment[]): Raw {
  const typed = (key: string) => {
    const value = inputs[key];
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  switch (kind.kind) {
    case 'many':
      return typed(name) === undefined ? undefined : [...new Set(typed(name)?.split(','))];
    case 'toggle':
      return typed(name) === 'true' || inputs[name] === true;
    case 'date':
      return dateFrom(typed(name));
    case 'period': {
      const [from, until] = inputIds(kind, name).map((id) => dateFrom(typed(id)));
      return from === undefined && until === undefined ? undefined : { from, until };
    }
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
  const typed = text.trim() === '' ? undefined : text;
  switch (kind.kind) {
    case 'toggle':
      return yesOrNo(text, turn) ?? typed;
    case 'date':
      return dateFrom(typed);
    case 'period': {
      const [from, until] = text.match(DATE_LIKE) ?? [];
      return from === undefined || until === undefined ? typed : { from: dateFrom(from), until: dateFrom(until) };
    }
    case 'amount':
      return amountFrom(typed, kind.currency);
    case 'file':
      return filesFrom(files) ?? typed;
    default:
      return typed;
  }
}

/** Yes, no, or neither: by the words of the language. */
export function yesOrNo(text: string, { words }: Turn): boolean | undefined {
  const said = asSaid(text);
  if (words.list('common:said.yes').includes(said)) return true;
  return words.list('common:said.no').includes(said) ? false : undefined;
}

/** Day first, as in all the languages spoken here; or ISO 8601. What is no date is left for the schema to refuse. */
function dateFrom(text: string | undefined): string | undefined {
  const read = DATE_FORMS.map((form) => DateTime.fromFormat(text?.trim() ?? '', form)).find(({ isValid }) => isValid);
  return read?.toISODate() ?? text;
}

const PLAIN_AMOUNT = /^(?<whole>\d{1,12})(?:[.,](?<cents>\d{1,2}))?$/;
/** Groups of three digits, parted by one and the same mark, which is then not the decimal one. */
const GROUPED_AMOUNT = /^(?<whole>[1-9]\d{0,2}([\s.,'’])\d{3}(?:\2\d{3}){0,3})(?:(?!\2)[.,](?<cents>\d{1,2}))?$/;

/** "1 234,50" and "1234.50" alike, in minor units, with the field's currency or without. */
function amountFrom(text: string | undefined, currency: string): Raw {
  const bare = text?.trim().replace(new RegExp(`^${currency}\\s*|\\s*${currency}$`, 'i'), '') ?? '';
  const { whole, cents = '' } = (PLAIN_AMOUNT.exec(bare) ?? GROUPED_AMOUNT.exec(bare))?.groups ?? {};
  if (whole === undefined) return text;
  return { minor: Number(whole.replaceAll(/\D/g, '')) * 100 + Number(cents.padEnd(2, '0')), currency };
}

/** The files of a message. What has no address is none: Teams sends the text itself as an attachment, too. */
function filesFrom(files: readonly Attachment[]): Raw {
  const sent = files
    .filter(({ contentUrl }) => contentUrl !== undefined)
    .map(({ name, contentType, contentUrl }) => ({ name, contentType, url: contentUrl }));
  return sent.length === 0 ? undefined : sent;
}
