import { DateTime } from 'luxon';
import type { DemoUsage, Operator } from '../../../domain/operator/index.js';
import type { Line } from '../../../domain/records/line.js';
import { type Money, money } from '../../../domain/terms/money.js';
import type { UsageRecord } from '../../../domain/usage/usage.js';
import { Dice } from './dice.js';

/** Whose usage is made. */
export interface DemoSubscriber {
  readonly operator: Operator;
  readonly usage: DemoUsage;
  readonly line: Line;
}

interface UsedBy extends Omit<DemoSubscriber, 'line'> {
  readonly line: Used;
}

/** What of a line its usage goes by. */
export type Used = Pick<Line, 'number' | 'plan' | 'internet'>;

/** Which allowance a record is taken from. */
export type Draws = 'ownCalls' | 'otherCalls' | 'sms' | 'data';

export interface DemoRecord {
  readonly record: UsageRecord;
  /** Without it, none: it came in, or it is charged by itself. */
  readonly draws?: Draws;
}

const FROM_HOUR = 7;
const HOURS = 15;
const QUARTER_MEGABYTE = 256;

/** What a line was used for on a day (yyyy-mm-dd), newest first: the same however often it is asked. */
export function usageOfDay(whose: UsedBy, day: string): DemoRecord[] {
  const begin = DateTime.fromISO(day, { zone: whose.operator.profile.timeZone }).startOf('day').toMillis();
  return Array.from({ length: countOn(whose, day) }, (_, index) => madeAt(whose, day, index, begin))
    .filter((one) => whose.line.internet || one.record.kind !== 'data')
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? 1 : -1));
}

/** What of that is charged, in no order: months of all lines are gone through for bills. */
export function chargedOfDay(whose: UsedBy, day: string): UsageRecord[] {
  if (isMachine(whose)) return [];
  const charged: UsageRecord[] = [];
  const count = countOn(whose, day);
  for (let index = 0; index < count; index += 1) {
    // Most costs nothing, which is seen before anything is made of it.
    const { sort, direction, party } = thrown(diceOf(whose, day, index), whose);
    if (sort === 'data' || direction === 'in' || party.net !== 'paid') continue;
    const { record } = madeAt(whose, day, index, 0);
    if (record.charge !== undefined) charged.push(record);
  }
  return charged;
}

/** Machines send data, which cost nothing beside the plan. */
const isMachine = ({ line, operator }: UsedBy): boolean =>
  operator.catalogue.plans.find(({ id }) => id === line.plan)?.machines === true;

function countOn(whose: UsedBy, day: string): number {
  const dice = new Dice(whose.operator.profile.id, whose.line.number, day);
  return isMachine(whose) ? 2 + dice.throw(3) : 3 + dice.throw(10);
}

const diceOf = ({ operator, line }: UsedBy, day: string, index: number): Dice =>
  new Dice(operator.profile.id, line.number, day, index);

/** One of a day's records. `begin`: when the day begins, in milliseconds. */
function madeAt(whose: UsedBy, day: string, index: number, begin: number): DemoRecord {
  const { number } = whose.line;
  const dice = diceOf(whose, day, index);
  const second = secondOf(dice);
  const id = `${number}-${day}-${String(index).padStart(2, '0')}`;
  const common = { id, number, at: new Date(begin + second * 1000).toISOString() };
  if (isMachine(whose)) return session(common, dice.throw(8));
  return oneOfAll(common, diceOf(whose, day, index), whose);
}

const secondOf = (dice: Dice): number => (FROM_HOUR + dice.throw(HOURS)) * 3600 + dice.throw(3600);

const keyOf = ({ record: { at, id } }: DemoRecord): string => `${at} ${id}`;

interface Common {
  readonly id: string;
  readonly number: string;
  readonly at: string;
}

const session = (common: Common, quarters: number): DemoRecord => ({
  record: { ...common, kind: 'data', kilobytes: (quarters + 1) * QUARTER_MEGABYTE },
  draws: 'data',
});

/** Half are calls, a fifth SMS, the rest mobile internet: no day has more than 13 of them. */
function thrown(dice: Dice, { usage }: UsedBy) {
  secondOf(dice);
  const sort = dice.throw(10);
  if (sort >= 7) return { sort: 'data', quarters: dice.throw(90) } as const;
  const direction = dice.throw(5) < 3 ? 'out' : 'in';
  return { sort: sort >= 5 ? 'sms' : 'call', direction, party: dice.oneOf(usage.parties) } as const;
}

function oneOfAll(common: Common, dice: Dice, whose: UsedBy): DemoRecord {
  const one = thrown(dice, whose);
  if (one.sort === 'data') return session(common, one.quarters);
  const { direction } = one;
  const { number, net, perMinute, perSms } = one.party;
  const party = number === undefined ? {} : { party: number };
  if (one.sort === 'sms') {
    const sms = { ...common, kind: 'sms', direction, ...party } as const;
    if (direction === 'out' && perSms !== undefined) return { record: { ...sms, charge: perSms } };
    return direction === 'out' && net !== 'paid'
      ? { record: sms, draws: 'sms' }
      : { record: { ...sms, direction: 'in' } };
  }
  const seconds = 5 + dice.throw(net === 'own' ? 600 : 90);
  const call = { ...common, kind: 'call', direction, seconds, ...party } as const;
  if (direction === 'in') return { record: call };
  if (net === 'own') return { record: call, draws: 'ownCalls' };
  if (net === 'other') return { record: call, draws: 'otherCalls' };
  return { record: { ...call, ...chargeOf(seconds, perMinute) } };
}

/** A minute that has begun is charged whole. */
const chargeOf = (seconds: number, perMinute: Money | undefined): { charge?: Money } =>
  perMinute === undefined ? {} : { charge: money(perMinute.minor * Math.ceil(seconds / 60), perMinute.currency) };
