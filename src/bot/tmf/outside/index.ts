import { z } from 'zod';
import { packUses } from '../../../domain/buckets/packUses.js';
import { type Driver, NotSaid } from '../../../domain/door/outside.js';
import { instalments } from '../../../domain/instalments/instalments.js';
import type { OwnDriver, UnsaidNouns } from '../../outside/byOperator.js';
import type { BackEnds } from '../client/backEnds.js';
import { TmfProblem } from '../client/problem.js';
import { tmfAgreements } from './agreements.js';
import { tmfBills } from './bills.js';
import { tmfBuckets } from './buckets.js';
import { tmfPayments } from './payments.js';
import { tmfPostings } from './postings.js';
import { tmfBillItems, tmfCharges } from './rates.js';
import type { Needs, TmfDriver } from './reading.js';
import { tmfUsage } from './usage.js';

type ZoneOf = (operator: string) => string;

/** What is read by TM Forum Open APIs, where an operator's back end speaks them. */
export const tmfDrivers = (backEnds: BackEnds, zoneOf: ZoneOf): readonly OwnDriver[] => [
  own(tmfUsage, backEnds, zoneOf),
  own(tmfBills, backEnds, zoneOf),
  own(tmfBillItems, backEnds, zoneOf),
  own(tmfCharges, backEnds, zoneOf),
  own(tmfPayments, backEnds, zoneOf),
  own(tmfPostings, backEnds, zoneOf),
  own(tmfBuckets, backEnds, zoneOf),
  own(tmfAgreements, backEnds, zoneOf),
];

/**
 * What no interface of version 4 says: a payment plan of TMF666 has neither what was bought nor what is left to pay, a bucket of TMF654
 * not which line took how much of it. Whoever asks reads that.
 */
export const tmfUnsaid = (backEnds: BackEnds): UnsaidNouns => ({
  has: (operator) => backEnds.of(operator) !== undefined,
  drivers: new Map([instalments, packUses].map(({ name }) => [name, { page: () => Promise.reject(new NotSaid()) }])),
});

function own<W extends { readonly operator: string }, R>(
  { noun, needs, page }: TmfDriver<W, R>,
  backEnds: BackEnds,
  zoneOf: ZoneOf,
): OwnDriver {
  const driver: Driver<W, R> = {
    page: async (wanted, place, signal) => {
      const { operator } = wanted;
      const backEnd = backEnds.of(operator);
      if (backEnd === undefined) throw new Error(`${operator} has no back end that ${noun.name} are read from`);
      return believed(needs, () => page({ backEnd, zone: zoneOf(operator), signal }, wanted, place));
    },
  };
  const has = (operator: string) => needs.every((name) => backEnds.of(operator)?.has(name));
  return { noun: noun.name, has, driver };
}

/** A row that does not say what it has to is no answer that can be believed, whatever else is in the list. */
async function believed<T>([at]: Needs, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof z.ZodError ? new TmfProblem(at, 'bad', 'row', { cause: error }) : error;
  }
}
