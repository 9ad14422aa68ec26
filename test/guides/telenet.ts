import { type Day, dayFromToday } from './days.js';

/** What the fields of Telenet's line picker are called. */
export const SIMS = 'Cartes SIM';
export const SEARCH = 'Numéro (entier ou partiel), nom ou masque (% = plusieurs chiffres, _ = un chiffre)';
export const UNKNOWN = 'Ce numéro est introuvable. Vérifiez-le ou choisissez dans la liste.';

/** A line of the demo in the picker's list, by the end of its number: 01, 0122. */
export const line = (end: string): RegExp => {
  const digits = end.padStart(6, '0');
  return new RegExp(`^\\+32 470 ${digits.slice(0, 2)} ${digits.slice(2, 4)} ${digits.slice(4)} · `);
};

/** A day for which something may be ordered, and two that are refused. */
const on = (days: number): Day => dayFromToday(days, 'Europe/Brussels', 'fr');
export const soon = on(13);
export const yesterday = on(-1);
export const tooFar = on(91);
