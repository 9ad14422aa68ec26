import { repeated } from './checks.js';
import type { Operator } from './operator.js';

const MENU = 'profile.json: roles';

/** What the rules for tickets say against themselves and against the menu. A sentence each. */
export function ticketContradictions({ profile, ticketRules }: Operator): string[] {
  const offered = new Set(Object.values(profile.roles).flat());
  if (ticketRules === undefined)
    return ['ticket', 'blankSims']
      .filter((id) => offered.has(id))
      .map((id) => `${MENU}: ${id}: there is no tickets.json that says how it goes`);
  const { subjects, blankSims } = ticketRules;
  const ids = subjects.flatMap(({ id, details }) => [id, ...details.map((detail) => detail.id)]);
  const unruled = offered.has('blankSims') && blankSims === undefined;
  const unpacked = blankSims !== undefined && blankSims.most % blankSims.pack !== 0;
  return [
    ...repeated(ids).map((id) => `tickets.json: subjects.${id}: stands there twice`),
    ...(unruled ? [`${MENU}: blankSims: tickets.json does not say how it goes`] : []),
    ...(unpacked ? [`tickets.json: blankSims.most: is no number of whole packs`] : []),
  ];
}
