import { z } from 'zod';
import type { Driver } from '../../../domain/door/outside.js';
import type { OwnDriver } from '../../outside/byOperator.js';
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
