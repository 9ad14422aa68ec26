import { stringify } from 'csv-stringify/sync';
import { phoneForReading } from '../domain/values/phone.js';

/** How csv-stringify writes a table for a spreadsheet that speaks a language: UTF-8 with a byte order mark, every cell in quotes. */
export const csvForm = (language: string) => ({
  ...{ bom: true, quoted: true, quoted_empty: true, record_delimiter: 'windows' as const },
  delimiter: delimiterIn(language),
});

/** A spreadsheet expects the semicolon where the comma is for decimals. */
const delimiterIn = (language: string): string =>
  new Intl.NumberFormat(language).format(0.5).includes(',') ? ';' : ',';

/**
 * Text that no spreadsheet takes for a formula, even one that splits at another delimiter than ours: an apostrophe goes
 * before every sign that could begin one.
 */
export const asText = (cell: string): string =>
  cell.replaceAll(/[\t\r\n\v\f]+/g, ' ').replaceAll(/(^|[;,|"])(\s*)(?=[=+\-@＝＋－＠])/g, "$1$2'");

/** A table as people of a language open it in a spreadsheet, where none of its cells becomes a formula. */
export const sheet = (heads: readonly string[], rows: readonly (readonly string[])[], language: string): string =>
  stringify([[...heads], ...rows.map((row) => row.map(asText))], csvForm(language));

/** A plus sign in front would make a formula of a number; digits alone, even in groups, a figure that is shown as 3.75E+11. */
export const phoneCell = (phone: string): string => phoneForReading(phone).replace('+', '').replaceAll(' ', '-');

/** Digits that a spreadsheet would round, such as those of a SIM card: in groups of four they stay what they are. */
export const digitsCell = (text: string): string =>
  /^\d{11,}$/.test(text) ? text.replaceAll(/\d{4}(?=\d)/g, '$&-') : text;
