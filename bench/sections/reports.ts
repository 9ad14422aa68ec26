import { join } from 'node:path';
import { forms } from '../../src/domain/terms/report.js';
import { at, type Measure } from '../measuring.js';
import { type Compared, print, type Target, whole } from '../tables.js';

/** So many megabytes more than the idle program has, whatever the length. */
const target: Target = { value: 'here', most: 150, reached: true };
const few = 1_000;

/** What a report of many rows takes as each file, against one of few. */
export async function longReports(measure: Measure, place: string, rows: number): Promise<Compared[]> {
  const small = await measure('reports', { folder: join(place, 'fewSales'), count: few });
  const large = await measure('reports', { folder: join(place, 'manySales'), count: rows });
  print([
    ['a report', 'MB above idle', 'seconds', 'ms held at most'],
    ['on the screen', '', at(large, 'screen, s').toFixed(1), ''],
    ...forms.map((form) => [
      form,
      ...[whole(large, `${form}, MB`), at(large, `${form}, s`).toFixed(1), whole(large, `${form}, ms held`)],
    ]),
  ]);
  return forms.map((form) => ({
    ...{ what: `MB above idle, ${form} of ${rows} rows`, here: at(large, `${form}, MB`) },
    ...{ reference: `of ${few} rows`, there: at(small, `${form}, MB`), target },
  }));
}
