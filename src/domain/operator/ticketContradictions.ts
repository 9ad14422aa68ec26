import { repeated } from './checks.js';
import type { Operator } from './operator.js';

/** What the rules for tickets say against themselves. A sentence each. */
export function ticketContradictions({ ticketRules }: Operator): string[] {
  if (ticketRules === undefined) return [];
  const { subjects, blankSims, employees } = ticketRules;
  const details = subjects.flatMap((subject) => subject.details.map(({ id }) => id));
  const twice = [...repeated(subjects.map(({ id }) => id)), ...repeated(details)];
  const unknown = blankSims !== undefined && !details.includes(blankSims.detail);
  const unpacked = blankSims !== undefined && blankSims.most % blankSims.pack !== 0;
  return [
    ...twice.map((id) => `tickets.json: subjects.${id}: stands there twice`),
    ...(unknown ? [`tickets.json: blankSims.detail: there is no detail "${blankSims.detail}"`] : []),
    ...(employees !== undefined && !details.includes(employees.detail)
      ? [`tickets.json: employees.detail: there is no detail "${employees.detail}"`]
      : []),
    ...(unpacked ? ['tickets.json: blankSims.most: is no number of whole packs'] : []),
  ];
}
