import type { Asking } from '../door/asking.js';
import { query } from '../door/query.js';
import { ruled } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { Facts } from '../terms/fact.js';
import { ok } from '../terms/result.js';
import { chosenLines } from './chosen.js';
import { allOf } from './facts.js';
import { options } from './options.js';
import type { LineSwitch } from './switches.js';

/** `lines`: a selection with the one line. */
interface Wanted {
  readonly lines: string;
}

/** What the number's user is told of it (C6): nothing that a SIM card is unlocked or a phone is known by. */
const told = [
  ...(['number', 'plan', 'state', 'stateSince', 'balance', 'creditLimit', 'paymentMethod', 'packages'] as const),
];

/** Kcell guide (C11): the number's information, for its user. */
export const ownNumber = query<Wanted>({
  name: 'line.own',
  allowed: ['subscriber'],
  offered: ruled('secretCode'),
  look: async (asking, { lines }) => {
    const line = await ownLine(asking, lines);
    if (line === undefined) return ok({ rows: [], total: 0 });
    const all: Facts = allOf(asking.operator, { line, planned: [] });
    const facts = Object.fromEntries(told.flatMap((key) => (all[key] === undefined ? [] : [[key, all[key]]])));
    return ok({ facts });
  },
});

/** Kcell guide (C8, C11): the services that are on, with their conditions, for the number's user to see. */
export const ownServices = query<Wanted>({
  name: 'line.ownServices',
  allowed: ['subscriber'],
  offered: ruled('secretCode'),
  look: async (asking, { lines }, { from, most }) => {
    const { operator } = asking;
    const line = await ownLine(asking, lines);
    if (line === undefined) return ok({ rows: [], total: 0 });
    const on = options.of(operator).filter(({ id }) => options.isOn(line, id));
    return ok({ rows: on.slice(from, from + most).map((one) => serviceFacts(one, line)), total: on.length });
  },
});

const ownLine = async (asking: Asking, lines: string): Promise<Line | undefined> =>
  (await chosenLines(asking, lines)).find(({ id }) => id === asking.actor.boundTo);

function serviceFacts({ id, name, facts = [], conditions }: LineSwitch, line: Line): Facts {
  const [price] = facts;
  const until = options.until?.(line, id);
  return {
    name: { name },
    ...(price !== undefined && { price }),
    ...(until !== undefined && { until: { until } }),
    ...(conditions !== undefined && { conditions: { name: conditions } }),
  };
}
