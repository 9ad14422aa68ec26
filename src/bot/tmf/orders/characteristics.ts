import type { Bar } from '../../../domain/terms/bars.js';

/** A property of a product or a service, as TMF622 and TMF641 carry it. */
export interface Characteristic {
  readonly name: string;
  readonly valueType: 'string' | 'boolean' | 'number' | 'array' | 'object';
  readonly value: unknown;
}

/** What is set, each under its name; what has no value is left out. */
export const characteristics = (values: Readonly<Record<string, unknown>>): Characteristic[] =>
  Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, valueType: typeOf(value), value }],
  );

function typeOf(value: unknown): Characteristic['valueType'] {
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'boolean' || type === 'number' || type === 'object' ? type : 'string';
}

/** The bars that 3GPP has names for (TS 22.088). */
const barNames: Partial<Record<string, string>> = {
  callsOut: 'BAOC',
  callsIn: 'BAIC',
  callsAbroad: 'BOIC',
  roamingCallsIn: 'BIC-Roam',
} satisfies Partial<Record<Bar, string>>;

/** The characteristic that says whether something is barred; what 3GPP has no name for goes by ours, with "barring" in front. */
export const barName = (bar: string): string => barNames[bar] ?? `barring-${bar}`;
