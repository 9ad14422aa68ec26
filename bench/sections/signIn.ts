import { join } from 'node:path';
import { at, type Measure } from '../measuring.js';
import { type Compared, print } from '../tables.js';

/** The sign-in page's size, what the slow hash takes, and how long names take that somebody has and that nobody has. */
export async function signingIn(measure: Measure, place: string): Promise<Compared[]> {
  const measured = await measure('signIn', { folder: join(place, 'signIn'), count: 40 });
  const ms = (name: string) => at(measured, name).toFixed(1);
  print([
    ['median, ms', 'one hash', 'a right password'],
    ['slow hashing', ms('hash'), ms('right')],
  ]);
  print([
    ['median, ms', 'a name that somebody has', 'a name that nobody has'],
    ['a wrong password', ms('known'), ms('unknown')],
    ['a code is asked for', ms('codeKnown'), ms('codeUnknown')],
  ]);
  const target = { value: 'here', most: 60, reached: true } as const;
  return [
    {
      what: 'sign-in page with all that it names, gzip, KB',
      here: at(measured, 'page') / 1024,
      reference: 'target',
      there: 60,
      target,
    },
  ];
}
