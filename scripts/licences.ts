// Lists under which licences the packages of the program are (`npm run licences`), and fails on one that is not taken.
import { licencesOf, refusedOf } from './supply/licences.js';

const found = await licencesOf();
const counts = new Map<string, number>();
for (const { licence } of found) counts.set(licence, (counts.get(licence) ?? 0) + 1);
for (const [licence, count] of [...counts].toSorted(([, one], [, other]) => other - one))
  process.stdout.write(`${String(count).padStart(4)}  ${licence}\n`);
const refused = refusedOf(found);
for (const { name, version, licence } of refused) process.stderr.write(`${name}@${version}: ${licence} is not taken\n`);
process.exitCode = refused.length === 0 ? 0 : 1;
