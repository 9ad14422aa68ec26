import { KILLED_AT, killedReport } from './killed.js';

/**
 * `npm run torture:report -- <rows>`: a report that is killed three times while it is sent, see docs/torture.md. Ends with 1 when it
 * came more than once, or not as a whole.
 */
const [lines = '100000'] = process.argv.slice(2);
const found = await killedReport(Number(lines));
console.log(JSON.stringify(found, undefined, 2));
const isRight =
  found.whole === 1 &&
  found.broken === KILLED_AT.length &&
  found.rows === found.lines &&
  found.twice === 0 &&
  found.state === 'sent';
process.exit(isRight ? 0 : 1);
