/**
 * Somebody's text inside a card's text, shown as typed: cards read Markdown, and CommonMark lets a backslash take the
 * meaning from any punctuation mark.
 */
export const asTyped = (text: string): string => text.replaceAll(/[!-/:-@[-`{-~]/g, '\\$&');

/** Somebody's text where a card reads no Markdown. A joiner that nobody sees: what was typed is no placeholder left over. */
export const noPlaceholder = (text: string): string => text.replaceAll('${', '$\u2060{');
