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
  const { line, operator } = whose;
  const { id: by, timeZone } = operator.profile;
  const begin = DateTime.fromISO(day, { zone: timeZone }).startOf('day').toMillis();
  const dice = new Dice(by, line.number, day);
  const isMachine = operator.catalogue.plans.find(({ id }) => id === line.plan)?.machines === true;
  const count = isMachine ? 2 + dice.throw(3) : 3 + dice.throw(10);
  const made = Array.from({ length: count }, (_, index) => {
    const own = new Dice(by, line.number, day, index);
    const second = (FROM_HOUR + own.throw(HOURS)) * 3600 + own.throw(3600);
    const id = `${line.number}-${day}-${String(index).padStart(2, '0')}`;
    const common = { id, number: line.number, at: new Date(begin + second * 1000).toISOString() };
    return isMachine ? session(common, own.throw(8)) : oneOfAll(common, own, whose);
  });
  return made
    .filter((one) => line.internet || one.record.kind !== 'data')
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? 1 : -1));
}

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
function oneOfAll(common: Common, dice: Dice, { usage }: UsedBy): DemoRecord {
  const sort = dice.throw(10);
  if (sort >= 7) return session(common, dice.throw(90));
  const direction = dice.throw(5) < 3 ? 'out' : 'in';
  const { number, net, perMinute, perSms } = dice.oneOf(usage.parties);
  const party = number === undefined ? {} : { party: number };
  if (sort >= 5) {
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
