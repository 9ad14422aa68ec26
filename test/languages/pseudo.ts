import { cp, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { plainBlanks, unescaped } from '../support/seen.js';

const house = fileURLToPath(new URL('../..', import.meta.url));

/** An installation whose words, operators' own too, each stand between ⟦ and ⟧: what comes from nowhere else stands out. */
export async function pseudoRoot(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'guichet-pseudo-'));
  for (const folder of ['cards', 'dist']) await symlink(join(house, folder), join(root, folder));
  for (const folder of ['locales', 'operators']) {
    await cp(join(house, folder), join(root, folder), { recursive: true });
    for (const name of await readdir(join(root, folder), { recursive: true })) {
      if (WORDS.test(join(folder, name))) await wrap(join(root, folder, name));
    }
  }
  return root;
}

/** Nouns stand within sentences, which have their signs. */
const WORDS = /^(locales|operators\/\w+\/words)\/(?!.*\bterms\.json$).*\.json$/;

async function wrap(file: string): Promise<void> {
  const words: unknown = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify(wrapped(words)));
}

/** What people say is theirs: lists stay as they are. */
function wrapped(words: unknown): unknown {
  if (typeof words === 'string') return `⟦${words}⟧`;
  if (Array.isArray(words) || typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, wrapped(word)]));
}

/** A text as it is without the pseudo-locale. */
export const bare = (text: string): string => plainBlanks(text).replaceAll(/[⟦⟧]/g, '');

const AMOUNT = /\d[\d\s.,]*\s?(?:[A-Z]{3}\b|T(?![\p{L}])|руб\.|€)/gu;
const CODE = /\b(?=[A-Z0-9]*\d)[A-Z0-9]{6,}\b|\b[A-Z0-9]{8,}\b/g;
/** A bank account is shown by its country and its end. */
const ACCOUNT = /\b[A-Z]{2}\s•+\s\w{4}\b/g;
const DATE = /\d{2}([./])\d{2}\1\d{4}(?: à)?(?:,? \d{2}:\d{2})?|\d{1,2} \p{L}+ \d{4}(?:, \d{2}:\d{2})?/gu;

/** Texts that may stand there without being words of the locale. */
export type Allowed = readonly string[];

/** Made ready once: there are thousands of an operator's, and they are looked for in all that is read. */
export const allow = (texts: readonly string[]): Allowed =>
  [...new Set(texts.map(plainBlanks))].filter((own) => /\p{L}/u.test(own)).sort((a, b) => b.length - a.length);

/** The words in a text that come neither from the locale nor from these (operator data, what somebody typed). */
export function untranslated(text: string, ...allowed: readonly Allowed[]): string[] {
  // A link is for the machine.
  let rest = unescaped(text).replaceAll(/https?:\/\/[^\s⟦⟧]+/g, ' ');
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  if (!/\p{L}/u.test(rest)) return [];
  // A code may have a word of an operator's in its middle, and would come apart.
  const codes = rest.match(CODE) ?? [];
  // The longest first, whosever it is: a part of it may be somebody else's.
  const there = allowed.flat().filter((own) => rest.includes(own));
  for (const own of there.sort((a, b) => b.length - a.length)) rest = rest.replaceAll(own, ' ');
  // Codes come first: one may end like an amount.
  rest = rest.replaceAll(DATE, ' ').replaceAll(ACCOUNT, ' ').replaceAll(CODE, ' ').replaceAll(AMOUNT, ' ');
  const words = rest.match(/\p{L}[\p{L}\p{N}’'-]*/gu) ?? [];
  return words.filter((word) => !codes.some((code) => code.includes(word)));
}

/** What of a card can be read: everything else is for the machine. */
const READ = ['text', 'label', 'title', 'placeholder', 'errorMessage', 'altText', 'tooltip', 'speak', 'fallbackText'];
const Fact = z.strictObject({ title: z.string(), value: z.string() });

/** All that a card shows or reads out. A choice's value is for the machine, a fact's for the reader. */
export function readable(card: unknown, within = ''): string[] {
  if (Array.isArray(card)) return card.flatMap((part) => readable(part, within));
  if (typeof card !== 'object' || card === null) return [];
  const fact = within === 'facts' ? Fact.parse(card).value : '';
  const own = Object.entries(card).flatMap(([key, value]) => {
    if (key === 'data') return [];
    return typeof value === 'string' && READ.includes(key) ? [value] : readable(value, key);
  });
  return [...own, fact].filter((text) => text !== '');
}

/** All texts in a piece of data. */
export function texts(data: unknown): string[] {
  if (typeof data === 'string') return data.length > 2 ? [data] : [];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(texts) : [];
}
