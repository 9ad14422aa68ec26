import type { Role } from '../../domain/records/account.js';
import { type Language, type LocalText, languages } from '../../domain/terms/language.js';
import type { FixedKey, WordValues } from '../../speech/words.js';

/** An operator as a page needs it. */
export interface ServedOperator {
  /** Its folder's name, which is also its page's path. */
  readonly id: string;
  readonly name: LocalText;
  /** Its colour (#rrggbb). None: ours. */
  readonly colour?: string;
  /** The languages it offers; the first is its own. */
  readonly languages: readonly Language[];
}

/** An account that the demo's sign-in page offers. */
export interface DemoAccount {
  readonly operator: string;
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly role: Role;
  /** What it is good for, such as "empty wallet". */
  readonly note: LocalText;
}

/** The words of one language, as an operator has them: `words('fr', 'konnect')('web:signIn.title')`. */
export type Words = (language: Language, operator?: string) => (key: FixedKey, values?: WordValues) => string;

/** The reader's text, else any there is. */
export function localText(text: LocalText, language: Language): string {
  return typeof text === 'string' ? text : (text[language] ?? Object.values(text)[0] ?? '');
}

/** The best of the offered languages for a browser that sends this Accept-Language; else the first offered. */
export function preferred(offered: readonly Language[], accepted = ''): Language {
  const wanted = accepted
    .split(',')
    .map((entry) => entry.trim().split(/\s*;\s*q=/))
    .map(([tag = '', quality]) => ({ tag: tag.toLowerCase().split('-')[0], quality: Number(quality ?? 1) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  const found = wanted.flatMap(({ tag }) => offered.filter((language) => language === tag));
  return found[0] ?? offered[0] ?? languages[0];
}
