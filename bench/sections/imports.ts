import { join } from 'node:path';
import { at, type Measure } from '../measuring.js';
import type { Compared } from '../tables.js';
import type { FreshStore } from './guides.js';

/** What whoever runs the program waits for at a file of lines, in seconds. `most`: what the issue asks for. */
export async function linesImported(
  measure: Measure,
  place: string,
  [name, fresh]: FreshStore,
  { count, most }: { readonly count: number; readonly most: number },
): Promise<Compared[]> {
  const found = await measure('importedLines', { folder: join(place, `import ${name}`), ...(await fresh()), count });
  const memory = `more memory: ${at(found, 'more memory, MB').toFixed(0)} MB`;
  return [
    {
      ...{ what: `${count} lines imported, ${name}, s`, here: at(found, 'import, s'), reference: memory },
      ...{ there: most, target: { value: 'here', most, reached: true } },
    },
  ];
}

/** The same from a back end by TM Forum's interfaces, against as many from a file. */
export async function linesPulled(
  measure: Measure,
  place: string,
  [name, fresh]: FreshStore,
  count: number,
): Promise<Compared[]> {
  const pulled = await measure('pulledLines', { folder: join(place, `pull ${name}`), ...(await fresh()), count });
  const file = await measure('importedLines', { folder: join(place, `file ${name}`), ...(await fresh()), count });
  const memory = `more memory: ${at(pulled, 'more memory, MB').toFixed(0)} MB; the same from a file`;
  const what = `${count} lines pulled by TMF637, ${name}, s`;
  return [{ what, here: at(pulled, 'pull, s'), reference: memory, there: at(file, 'import, s') }];
}
