import { join } from 'node:path';
import { at, type Measure } from '../measuring.js';
import { type Compared, print, type Target, whole } from '../tables.js';
import type { FreshStore } from './guides.js';

const few = 1_000;
/** So many megabytes more than the idle program has in use are enough for a file of any length: it is made in a heap of that size. */
const ENOUGH = 150;
const more: Target = { value: 'here', most: 30, reached: true };
const memory: Target = { value: 'here', most: ENOUGH, reached: true };
const command: Target = { value: 'here', most: 3, reached: true };
/** On PostgreSQL it is on a machine that does nothing else, by a hair. */
const carriedOut: Target = { ...command, reached: false };

/** What the desk of a large fleet takes on a store: its first page and its files, and a command over a thousand lines. */
export async function fleets(
  measure: Measure,
  place: string,
  [name, fresh]: FreshStore,
  count: number,
): Promise<Compared[]> {
  const of = async (lines: number) => {
    const where = { folder: join(place, `fleet ${name} ${lines}`), ...(await fresh()) };
    await measure('lines', { ...where, count: lines });
    const cpu = await measure('fleet', where);
    const files = await measure('fleetFiles', where, Math.ceil(at(cpu, 'heap, MB')) + ENOUGH);
    return { ...cpu, ...files };
  };
  const [small, large] = [await of(few), await of(count)];
  const files = ['XLSX', 'CSV'];
  print([
    [`${count} lines as a file, ${name}`, 'MB above idle', 'seconds', 'ms held at most'],
    ...files.map((form) => [
      form,
      ...[whole(large, `${form}, MB`), at(large, `${form}, s`).toFixed(1), whole(large, `${form}, ms held`)],
    ]),
  ]);
  const against = { reference: `of ${few} lines` };
  const row = (what: string, key: string, target: Target): Compared => ({
    ...{ what: `${what}, ${name}, ${count} lines`, here: at(large, key), ...against, there: at(small, key), target },
  });
  return [
    {
      ...{ what: `more CPU for the overview, ${name}, ${count} lines, ms`, ...against },
      ...{
        here: at(large, 'overview, ms') - at(small, 'overview, ms'),
        there: at(small, 'overview, ms'),
        target: more,
      },
    },
    ...files.map((form) => row(`MB above idle, ${form} of all lines`, `${form}, MB`, memory)),
    row('CPU of a command over 1000 lines, s', 'command, s', command),
    row('the same with its orders carried out, s', 'orders, s', carriedOut),
  ];
}
