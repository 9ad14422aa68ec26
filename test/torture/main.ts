import { type Found, playAlone, walkAtRandom } from './property.js';
import { Reached } from './reached.js';
import { scenes } from './scenes.js';
import type { Step } from './step.js';
import { ENOUGH, missing, tableOf } from './table.js';
import { endTemplate } from './world.js';

/**
 * The long walk: `npm run torture:walk -- <minutes> <seed> <times>`. Walks at random, and after each walk brings about what was reached
 * least, until everything was reached often enough or the time is over. Prints what broke, as data for found.ts.
 */
const [minutes = '20', seed = String(Date.now() % 1_000_000), times = String(ENOUGH)] = process.argv.slice(2);
/** How often everything is to be reached. */
const enough = Number(times);
const began = Date.now();
const end = began + Number(minutes) * 60_000;
const reached = new Reached();
const broken: Found[] = [];

/** The people who do the steps: scenes have their own. */
const anybody = 0;
/** How many scenes share a world. */
const TOGETHER = 12;
/** How much of what is missing is brought about after each walk. */
const ROUNDS = 4;

/** The scenes for what was reached too seldom, a few in each world, in an order of their own. */
function wanted(round: number): Step[] {
  const few = new Set(missing(reached, enough));
  const isFew = (name: string) => few.has(name) || few.has(name.split(' ')[0] ?? '');
  const names = scenes.flatMap(([name], index) => (isFew(name) ? [index] : []));
  const turned = names.map((_, at) => names[(at * 7 + round * TOGETHER) % names.length] ?? 0);
  return [...new Set(turned)].slice(0, TOGETHER).map((scene) => [anybody, 'scene', scene + scenes.length * round]);
}

async function once(play: () => Promise<Found | undefined>): Promise<void> {
  const found = await play();
  if (found === undefined) return;
  broken.push(found);
  console.log(`\nbroken: ${JSON.stringify(found.steps)}\n${found.error}\n`);
}

async function aimed(steps: readonly Step[]): Promise<Found | undefined> {
  try {
    await playAlone(steps, reached);
    return undefined;
  } catch (error) {
    return { steps, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

let walks = 0;
while (Date.now() < end && missing(reached, enough).length > 0) {
  walks += 1;
  const left = Math.min(60, (end - Date.now()) / 1000);
  const walk = { seed: Number(seed) + walks, runs: 1, longest: 60, seconds: left };
  await once(() => walkAtRandom(reached, walk));
  for (let round = 0; round < ROUNDS && Date.now() < end; round++) {
    const steps = wanted(walks * ROUNDS + round);
    if (steps.length > 0) await once(() => aimed(steps));
  }
}
await endTemplate();

const seconds = Math.round((Date.now() - began) / 1000);
console.log(tableOf(reached));
console.log(
  `\n${seconds} s, seed ${seed}: ${walks} walks, ${reached.steps} steps, ${reached.turns} turns, ${broken.length} broken`,
);
const few = missing(reached, enough);
if (few.length > 0) console.log(`reached less than ${enough} times: ${few.join(', ')}`);
process.exit(broken.length > 0 || few.length > 0 ? 1 : 0);
