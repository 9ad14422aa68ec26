import { stringify } from 'csv-stringify/sync';
import type { Verdict } from '../domain/terms/verdict.js';
import { phoneForReading } from '../domain/values/phone.js';
import type { Speaker } from './speaker.js';
import { verdictWords } from './verdictRows.js';
import { headsOf, type Told } from './verdicts.js';

/**
 * What became of each line, as a table for a spreadsheet: CSV in UTF-8 with a byte order mark, heads and words in the
 * reader's language, numbers with dashes. The rows stay in the order of the lines: a spreadsheet sorts them by any column.
 */
export function resultFile(verdicts: readonly Verdict[], speaker: Speaker, told: Told = 'after'): string {
  const { words } = speaker;
  const taken = words.say(told === 'waiting' ? 'common:verdicts.waits' : 'common:verdicts.accepted');
  const { now, after } = headsOf(told);
  const heads = [
    words.say('common:verdicts.number'),
    words.say(now),
    words.say(after),
    words.say('common:verdicts.price'),
    words.say('common:verdicts.from'),
    words.say('common:verdicts.verdict'),
  ];
  const rows = verdicts.map((verdict) => {
    const { now, after, price, from, refused } = verdictWords(verdict, speaker);
    const said = refused === '' ? taken : refused;
    return [numberCell(verdict.number), now, after, price, from, said];
  });
  return sheet(heads, rows, words.language);
}

/** A plus sign in front would make a formula of it; digits alone, even in groups, a figure that is shown as 3.75E+11. */
export const numberCell = (number: string): string => phoneForReading(number).replace('+', '').replaceAll(' ', '-');

/** A table as people of a language open it in a spreadsheet, where none of its cells becomes a formula. */
export const sheet = (heads: readonly string[], rows: readonly (readonly string[])[], language: string): string =>
  stringify([[...heads], ...rows.map((row) => row.map(asText))], {
    bom: true,
    quoted: true,
    quoted_empty: true,
    delimiter: delimiterIn(language),
    record_delimiter: 'windows',
  });

/** A spreadsheet expects the semicolon where the comma is for decimals. */
const delimiterIn = (language: string): string =>
  new Intl.NumberFormat(language).format(0.5).includes(',') ? ';' : ',';

/**
 * Text that no spreadsheet takes for a formula, even one that splits at another delimiter than ours: an apostrophe goes
 * before every sign that could begin one.
 */
const asText = (cell: string): string =>
  cell.replaceAll(/[\t\r\n\v\f]+/g, ' ').replaceAll(/(^|[;,|"])(\s*)(?=[=+\-@＝＋－＠])/g, "$1$2'");
