import type { Language } from '../terms/language.js';

/** Of 32 signs: 130 bits. */
const LENGTH = 26;

/** A secret that nobody guesses, for a link that a password is chosen with. What is kept of it is its digest. */
export const linkSecret = (ids: { code(length: number): string }): string => ids.code(LENGTH);

/**
 * Where such a link leads: to a page of an operator. The secret stands after the #: no browser sends it, so no server writes it into a log,
 * and no Referer has it.
 */
export const secretLink = (
  origin: string,
  to: { readonly operator: string; readonly page: 'access' | 'invitation'; readonly language: Language },
  secret: string,
): string => `${origin}/${to.operator}/${to.page}?language=${to.language}#${secret}`;
