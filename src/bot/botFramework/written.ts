import { decodeHTML } from 'entities';
import { convert } from 'html-to-text';
import { z } from 'zod';

/** A name that was called with @, as Teams writes it into a text, and the blank that it leaves. */
const MENTION = /<at(?: [^<>]{0,200})?>[^<>]{0,200}<\/at>(?:&nbsp;|\s)?/gi;

/** Longer than any message of a person; what is cut off would have been refused anyway. */
const longestHtml = 64_000;

const html = /^text\/html$/i;
const markup: ReadonlySet<string> = new Set(['xml', 'html']);

/** What of an attachment may say something: one of HTML says in full what the message says. */
export const Attached = z
  .array(z.looseObject({ contentType: z.string().max(200), content: z.unknown().optional() }))
  .max(100);

interface Written {
  readonly text?: string | undefined;
  readonly textFormat?: string | undefined;
  readonly attachments?: z.output<typeof Attached> | undefined;
}

/**
 * What somebody wrote, as plain text: without who was called in it, its entities read, its markup gone. A table, a list or a block of
 * code comes as HTML beside a text that is empty.
 */
export function written({ text, textFormat = 'plain', attachments = [] }: Written): string | undefined {
  const called = text?.replaceAll(MENTION, '');
  const plain = called !== undefined && markup.has(textFormat) ? fromHtml(called) : called && decodeHTML(called);
  if (plain !== undefined && plain.trim() !== '') return plain.replaceAll('\u00a0', ' ');
  const whole = attachments.find(({ contentType }) => html.test(contentType))?.content;
  if (typeof whole !== 'string') return plain;
  const read = fromHtml(whole.replaceAll(MENTION, ''));
  return read === '' ? plain : read;
}

/** Pictures say nothing here, and of a link what it is called is enough. */
const fromHtml = (markedUp: string): string =>
  convert(markedUp.slice(0, longestHtml), {
    wordwrap: false,
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  }).trim();
