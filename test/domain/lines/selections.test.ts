import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import { makeDrafts } from '../../../src/domain/accounts/drafts.js';
import { makeSelections } from '../../../src/domain/lines/find/selections.js';
import type { Actor } from '../../../src/domain/records/account.js';
import { memoryStore } from '../../support/memoryStore.js';
import { SetClock } from '../office.js';

const who: Actor = {
  ...{ account: 'boss', operator: 'kcell', role: 'administrator', organisation: 'kcell:own' },
  ...{ channel: 'web', conversation: 'talk' },
};
const MOST = 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** What no run has is kept only so often; a run's field has its answer, and what is marked to take its place. */
const ENDED = 10;

function world() {
  const store = memoryStore();
  const clock = new SetClock(new Date('2026-11-29T09:00:00Z'));
  const ports = { store, clock, ids: randomIds };
  const rows = () => store.read(({ selections }) => selections.where({}));
  return { store, clock, rows, selections: makeSelections(ports), drafts: makeDrafts(ports) };
}

/** The id of lines that were kept; throws the refusal's code. */
async function kept(given: ReturnType<ReturnType<typeof world>['selections']['keep']>): Promise<string> {
  const result = await given;
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

/** That a run is over, of which nothing is shown. */
const ended = (run: string) => ({ runs: [run], shown: [], replaced: [] });

describe('what is chosen in a run', () => {
  it('takes the place of what was marked before, and leaves the answer as it is', async () => {
    const { selections, rows } = world();
    const of = { run: 'one', field: 'lines' };
    const answer = await kept(selections.keep(who, ['a'], MOST, of));
    for (const line of ['b', 'c', 'd']) await kept(selections.keep(who, [line], MOST, { ...of, answered: answer }));
    expect(await selections.chosen(who, answer)).toEqual(['a']);
    const marked = await kept(selections.keep(who, ['e'], MOST, { ...of, answered: answer }));
    expect(await selections.chosen(who, marked)).toEqual(['e']);
    // What was marked became the answer: the next marks are written over the one before.
    await kept(selections.keep(who, ['f'], MOST, { ...of, answered: marked }));
    expect(await selections.chosen(who, marked)).toEqual(['e']);
    expect(await rows()).toHaveLength(2);
  });

  it('is another run’s own when it is handed over: neither changes the other', async () => {
    const { selections } = world();
    const first = await kept(selections.keep(who, ['a', 'b'], MOST, { run: 'one', field: 'lines' }));
    const second = (await selections.handOver(who, first, { run: 'two', field: 'lines' })) ?? '';
    await kept(selections.keep(who, ['c'], MOST, { run: 'one', field: 'lines' }));
    expect(await selections.chosen(who, second)).toEqual(['a', 'b']);
    expect(await selections.handOver(who, second, { run: 'two', field: 'lines' })).toBe(second);
    expect(
      await selections.handOver({ ...who, account: 'other' }, second, { run: 'x', field: 'lines' }),
    ).toBeUndefined();
    expect(await selections.handOver(who, 'gone', { run: 'x', field: 'lines' })).toBeUndefined();
  });

  it('leaves at once with its run, and where another takes its place as the answer', async () => {
    const { selections, rows } = world();
    const of = { run: 'one', field: 'lines' };
    const answer = await kept(selections.keep(who, ['a'], MOST, of));
    const marked = await kept(selections.keep(who, ['b'], MOST, { ...of, answered: answer }));
    const other = await kept(selections.keep(who, ['c'], MOST, { run: 'two', field: 'lines' }));
    await selections.release(who, { runs: [], shown: [], replaced: [answer] });
    expect((await rows()).map(({ id }) => id)).toEqual([marked, other]);
    await selections.release(who, ended('one'));
    expect((await rows()).map(({ id, conversation }) => [id, conversation])).toEqual([[other, 'talk']]);
  });

  it('stays for a day where it was shown, and only ten of these; a draft keeps it', async () => {
    const { selections, drafts, rows, clock } = world();
    const held = await kept(selections.keep(who, ['held'], MOST, { run: 'held', field: 'lines' }));
    await drafts.keep(who, { procedure: 'blocking', answers: { lines: held }, left: [] });
    await selections.release(who, ended('held'));
    for (let run = 0; run < 30; run += 1) {
      const shown = await kept(selections.keep(who, [`line${run}`], MOST, { run: `run${run}`, field: 'lines' }));
      await selections.release(who, { ...ended(`run${run}`), shown: [shown] });
    }
    const left = await rows();
    expect(left).toHaveLength(ENDED + 1);
    expect(left.map(({ lines }) => lines[0])).toEqual([
      'held',
      ...Array.from({ length: ENDED }, (_, n) => `line${n + 20}`),
    ]);
    const tomorrow = new Date(clock.now().getTime() + DAY_MS).toISOString();
    for (const row of left) expect(row.expiresAt <= tomorrow).toBe(row.id !== held);
    await drafts.drop(who, ['blocking']);
    await kept(selections.keep(who, ['another'], MOST));
    expect(await selections.chosen(who, held)).toEqual([]);
    expect(await rows()).toHaveLength(ENDED);
  });

  it('stays what it was, and there are only so many, whatever is done in whatever order', async () => {
    const lines = fc.subarray(['a', 'b', 'c', 'd'], { minLength: 1 });
    const run = fc.constantFrom('one', 'two', 'three');
    const step = fc.oneof(
      fc.record({ does: fc.constant('mark' as const), run, lines }),
      fc.record({ does: fc.constant('answer' as const), run, lines }),
      fc.record({ does: fc.constant('handOver' as const), run, to: run }),
      fc.record({ does: fc.constant('end' as const), run, lines }),
      fc.record({ does: fc.constant('loose' as const), run, lines }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 60 }), async (steps) => {
        const { selections, rows } = world();
        const answers = new Map<string, { id: string; lines: readonly string[] }>();
        for (const one of steps) {
          const of = { run: one.run, field: 'lines', answered: answers.get(one.run)?.id };
          if (one.does === 'mark') await kept(selections.keep(who, one.lines, MOST, of));
          if (one.does === 'answer')
            answers.set(one.run, { id: await kept(selections.keep(who, one.lines, MOST, of)), lines: one.lines });
          if (one.does === 'loose') await kept(selections.keep(who, one.lines, MOST));
          const given = answers.get(one.run);
          if (one.does === 'handOver' && given !== undefined && !answers.has(one.to)) {
            const id = (await selections.handOver(who, given.id, { run: one.to, field: 'lines' })) ?? '';
            answers.set(one.to, { id, lines: given.lines });
          }
          if (one.does === 'end') {
            await selections.release(who, ended(one.run));
            answers.delete(one.run);
          }
          for (const { id, lines: were } of answers.values()) expect(await selections.chosen(who, id)).toEqual(were);
        }
        expect((await rows()).length).toBeLessThanOrEqual(3 * 2 + ENDED);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
