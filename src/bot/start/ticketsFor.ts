import type { Operator } from '../../domain/operator/index.js';
import type { Config } from './config.js';

/** The operators, of which some have a ticket system (TMF621) that requests go to. */
export function withTickets(
  { tmf }: Pick<Config, 'tmf'>,
  operators: ReadonlyMap<string, Operator>,
): ReadonlyMap<string, Operator> {
  const has = new Set(tmf.flatMap(({ operator, interfaces }) => (interfaces.TMF621 === undefined ? [] : [operator])));
  return new Map([...operators].map(([id, one]) => [id, has.has(id) ? { ...one, ticketSystem: true } : one]));
}
