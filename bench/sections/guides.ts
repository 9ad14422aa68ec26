import { join } from 'node:path';
import { at, type Measure, type Measured } from '../measuring.js';
import type { Compared, Target } from '../tables.js';

const transports = [
  ['directLine', 'Direct Line'],
  ['cloud', 'CloudAdapter'],
] as const;
const references = [
  ['echo', 'echo bot'],
  ['waterfall', 'plain waterfall'],
] as const;
/** What an engineer would write with botbuilder for the same guide: bench/references/peer/. */
const peer = 'botbuilder by hand';
const atMost = (most: number): Target => ({ value: 'ratio', most, reached: false });
/** How much of the CPU of a reference's turn a turn of a guide may take. */
const targets: ReadonlyMap<string, Target> = new Map([
  ['plain waterfall', atMost(2.5)],
  [peer, atMost(1)],
]);

/** A store that whole guides are measured on: its name, and how a fresh one is had. */
export type FreshStore = readonly [name: string, fresh: () => Promise<{ storeUrl?: string }>];

/**
 * Whole guides (cards, words, state, store, audit) against two plain bots and the same guide by hand on the same kind of store,
 * over the same adapter, HTTP and number of replies. `share`: of the guides, to try the bench with fewer.
 */
export async function wholeGuides(
  measure: Measure,
  place: string,
  stores: readonly FreshStore[],
  share: number,
): Promise<Compared[]> {
  const rows: Compared[] = [];
  for (const [transport, channel] of transports) {
    const plain: [string, Measured][] = [];
    for (const [bot, name] of references)
      plain.push([name, await measure('talks', { folder: place, bot, transport, guides: share })]);
    for (const [name, fresh] of stores) {
      const carriedOut = async (bot: string) => {
        const where = { folder: join(place, `${bot}-${transport}-${name}`), ...(await fresh()) };
        return measure('talks', { ...where, bot, transport, guides: share });
      };
      const ours = await carriedOut('guichet');
      const all = [...plain, [peer, await carriedOut('peer')] as const];
      for (const [reference, theirs] of all) rows.push(...compared(`${channel}, ${name}`, ours, reference, theirs));
    }
  }
  return rows;
}

function compared(where: string, ours: Measured, reference: string, theirs: Measured): Compared[] {
  const row = (what: string, name: string): Compared => ({
    ...{ what: `${what}, ${where}`, here: at(ours, name) },
    ...{ reference, there: at(theirs, name) },
  });
  const target = targets.get(reference);
  return [
    { ...row('CPU of a turn of a guide, ms', 'cpu'), ...(target && { target }) },
    { ...row('turns/s for 8 callers', 'perSecond'), p99: [at(ours, 'p99'), at(theirs, 'p99')] },
  ];
}

/** Start to first answer, and memory of an idle conversation. */
export async function startAndIdle(
  measure: Measure,
  place: string,
  stores: readonly FreshStore[],
  share: number,
): Promise<Compared[]> {
  const rows: Compared[] = [];
  for (const [name, fresh] of stores) {
    const times = await measure('start', { folder: join(place, `start-${name}`), ...(await fresh()) });
    const [here, there] = [at(times, 'guichet'), at(times, 'echo')];
    const most: Target = { value: 'ratio', most: 1.3, reached: false };
    rows.push({ what: `start to first answer, ${name}, ms`, here, reference: 'echo bot', there, target: most });
  }
  const options = { transport: 'directLine', guides: share };
  const theirs = await measure('idle', { folder: place, bot: 'waterfall', ...options });
  for (const [name, fresh] of stores) {
    const where = { folder: join(place, `idle-${name}`), ...(await fresh()) };
    const ours = await measure('idle', { ...where, bot: 'guichet', ...options });
    const [here, there] = [at(ours, 'heap') / 1000, at(theirs, 'heap') / 1000];
    rows.push({ what: `heap of an idle conversation, ${name}, KB`, here, reference: 'plain waterfall', there });
  }
  return rows;
}
