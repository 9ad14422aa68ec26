import { readFileSync } from 'node:fs';
import { TicketRules } from '../../src/domain/operator/index.js';
import { workingDayFrom } from '../../src/domain/operator/workingDays.js';
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
const ticketRules = TicketRules.parse(
  JSON.parse(readFileSync(new URL('../../operators/telenet/tickets.json', import.meta.url), 'utf8')),
);
/** A number leaves for another operator on a working day: the next one, whenever the guide is played. */
const soonest = 13;
const untilWork = [0, 1, 2, 3, 4, 5].find((more) => {
  const { sent } = on(soonest + more);
  return workingDayFrom({ ticketRules }, sent) === sent;
});
export const soon = on(soonest + (untilWork ?? 0));
export const yesterday = on(-1);
export const tooFar = on(91);
