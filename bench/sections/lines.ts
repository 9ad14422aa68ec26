import { join } from 'node:path';
import { at, type Measure } from '../measuring.js';
import { once } from '../picker.js';
import { type Compared, ms, print, type Target, whole } from '../tables.js';

/** The picker may take this many milliseconds of CPU more among many lines than among few. */
const allowedMore = 30;
const fewLines = 1000;
const target: Target = { value: 'here', most: allowedMore, reached: true };

/** What the picker of lines costs among many, on the embedded store: the searches alone, and whole turns with them. */
export async function pickingLines(measure: Measure, place: string, many: number): Promise<Compared[]> {
  const [small, large] = [join(place, 'fewLines'), join(place, 'manyLines')];
  await measure('lines', { folder: small, count: fewLines });
  await measure('lines', { folder: large, count: many });
  const few = await measure('picker', { folder: small });
  const of = await measure('picker', { folder: large });
  const timed = Object.keys(of).filter((name) => !(name in once));
  const more = (name: string) => at(of, name) - at(few, name);
  print([
    ['CPU of picking lines, ms', `of ${fewLines} lines`, `of ${many} lines`, 'more'],
    ...timed.map((name) => [name, ms(few, name), ms(of, name), more(name).toFixed(2)]),
    ...Object.entries(once).map(([name, title]) => [title, whole(few, name), whole(of, name), '']),
  ]);
  const [worst = ''] = timed.toSorted((one, other) => more(other) - more(one));
  return [
    {
      ...{ what: `more CPU for ${worst}, ${many} lines, ms`, here: more(worst) },
      ...{ reference: `of ${fewLines} lines`, there: at(few, worst), target },
    },
  ];
}
