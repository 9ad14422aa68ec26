import type { Asking } from '../door/asking.js';
import type { Check } from '../door/check.js';
import { lineRulesOf, type Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { OneFact } from '../terms/fact.js';
import {
  type ForwardCondition,
  type Forwarding,
  forwardConditions,
  type TurnedForwarding,
} from '../terms/forwarding.js';
import { type Result, refuse } from '../terms/result.js';
import { isPremium, isShortNumber, phoneForReading, phoneIn, shortNumber } from '../values/phone.js';
import { chosenLines } from './chosen.js';

/** What is forwarded, in the order of 3GPP, and that the unconditional one goes before the others. */
export function forwardFacts(operator: Operator, line: Pick<Line, 'forwarding'>): OneFact[] {
  const on = forwardConditions.filter((id) => line.forwarding?.[id] !== undefined);
  if (on.length === 0) return [{ word: 'notForwarded' }];
  const facts = on.map((id) => conditionFact(operator, line, id));
  return isOverruled(line) ? [...facts, { word: 'overruled' }] : facts;
}

/** What is so under one condition: where calls go then, or that it is off. */
export function conditionFact(operator: Operator, line: Pick<Line, 'forwarding'>, id: ForwardCondition): OneFact {
  const name = lineRulesOf(operator).forwarding?.conditions.find((one) => one.id === id)?.name ?? id;
  const forward = line.forwarding?.[id];
  return forward === undefined ? { switch: name, on: false } : { forward: name, ...forward };
}

/** 3GPP TS 22.082: as long as all calls are forwarded, none comes to the line that another condition could be of. */
export const isOverruled = ({ forwarding = {} }: Pick<Line, 'forwarding'>): boolean =>
  forwarding.CFU !== undefined && Object.keys(forwarding).length > 1;

/** The line with some of it turned; what is off is not in it, and what is on stands in the order of 3GPP. */
export function turnedForwarding(line: Line, turned: TurnedForwarding): Line {
  const forwarding: Forwarding = {};
  for (const id of forwardConditions) {
    const forward = turned[id] === undefined ? line.forwarding?.[id] : turned[id];
    if (forward !== null && forward !== undefined) forwarding[id] = forward;
  }
  return { ...line, forwarding: Object.keys(forwarding).length === 0 ? undefined : forwarding };
}

/**
 * The number that calls are forwarded to, in E.164: a whole one of the operator's country. Emergency and short numbers and
 * those that cost more than a call are refused.
 */
export function forwardTarget({ profile, ...operator }: Operator, typed: string): Result<string> {
  const { emergency = [] } = lineRulesOf({ profile, ...operator }).forwarding ?? {};
  if (emergency.includes(shortNumber(typed))) return refuse('forwarding.emergency');
  if (isShortNumber(typed)) return refuse('forwarding.short');
  if (isPremium(profile.country, typed)) return refuse('forwarding.premium');
  const read = phoneIn(profile.country, typed);
  if (read.ok) return read;
  const isAbroad = read.problem.code === 'value.phoneCountry';
  return refuse(isAbroad ? 'forwarding.abroad' : 'value.phoneHere', { country: profile.country });
}

/** The target as it is kept; refused where it is the only line that is chosen. */
export const targetOfLines: Check<{ readonly lines: string }> = async (asking, { lines }, typed) => {
  const target = forwardTarget(asking.operator, typed);
  if (!target.ok) return target;
  const chosen = await chosenLines(asking, lines);
  return chosen.length === 1 && chosen[0]?.number === target.value ? refuse('forwarding.itself') : target;
};

/** So often a call is forwarded at the most (ITU-T Q.732.2): a longer way round ends by itself. */
const MOST_HOPS = 5;

/**
 * Refuses to forward a line to itself, or to one from which calls come back to it, under whatever condition. Only lines of
 * the same company are seen; `after` gives a line as it will be once its open orders are done.
 */
export async function noLoop(
  { tables }: Pick<Asking, 'tables'>,
  { number }: Pick<Line, 'number'>,
  to: string,
  after: (line: Line) => Promise<Line>,
): Promise<Result<string>> {
  if (to === number) return refuse('forwarding.itself');
  const seen = new Set<string>();
  let next = [to];
  for (let hop = 0; hop < MOST_HOPS && next.length > 0; hop += 1) {
    const targets: string[] = [];
    for (const one of next) {
      seen.add(one);
      const [line] = await tables.lines.where({ number: one }, { limit: 1 });
      if (line === undefined || line.state === 'terminated') continue;
      targets.push(...Object.values((await after(line)).forwarding ?? {}).map((forward) => forward.to));
    }
    if (targets.includes(number)) return refuse('forwarding.loop', { number: phoneForReading(to) });
    next = [...new Set(targets)].filter((one) => !seen.has(one));
  }
  return { ok: true, value: to };
}
