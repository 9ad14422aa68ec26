import { z } from 'zod';
import type { Driver } from '../../domain/door/outside.js';
import type { Drivers } from './outside.js';

/** A noun as the back ends of some operators have it. */
export interface OwnDriver {
  readonly noun: string;
  /** Whether the operator's back end has all that it is read from. */
  has(operator: string): boolean;
  readonly driver: Driver<unknown, unknown>;
}

/** Nouns that the back ends of some operators have nothing of, with drivers that say so. */
export interface UnsaidNouns {
  /** Whether the operator has such a back end. */
  has(operator: string): boolean;
  readonly drivers: Drivers;
}

/** Whoever asks for something says of which operator. */
const Wanted = z.looseObject({ operator: z.string() });

/** Each noun by the operator's own back end, where that has it; else by what there is for all operators. */
export function byOperator(common: Drivers, own: readonly OwnDriver[]): Drivers {
  const nouns = new Set([...common.keys(), ...own.map(({ noun }) => noun)]);
  return new Map([...nouns].map((noun) => [noun, chosen(noun, common, own)]));
}

const chosen = (noun: string, common: Drivers, own: readonly OwnDriver[]): Driver<unknown, unknown> => ({
  page: async (wanted, place, signal) => {
    const { operator } = Wanted.parse(wanted);
    const driver = own.find((one) => one.noun === noun && one.has(operator))?.driver ?? common.get(noun);
    if (driver === undefined) throw new Error(`no driver is wired for ${noun} of ${operator}`);
    return driver.page(wanted, place, signal);
  },
});
