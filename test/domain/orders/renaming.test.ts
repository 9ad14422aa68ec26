import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import { makeSelections } from '../../../src/domain/lines/find/selections.js';
import { lineRows } from '../../../src/domain/lines/rows.js';
import { renameLines } from '../../../src/domain/orders/renameLines.js';
import { undoOrders } from '../../../src/domain/orders/undoOrders.js';
import type { Actor } from '../../../src/domain/records/account.js';
import { lineUser } from '../../../src/domain/values/text.js';
import { startApp, type TestApp } from '../../support/app.js';

const zone = 'Europe/Minsk';
const at = (iso: string) => DateTime.fromISO(iso, { zone }).toJSDate();
let now = at('2027-02-10T12:00');
let app: TestApp;
let actor: Actor;
beforeEach(async () => {
  now = at('2027-02-10T12:00');
  app = await startApp({ of: 'belarus', clock: { now: () => now } });
  const account = await app.accountId('belarus', 'admin1');
  actor = {
    account,
    operator: 'belarus',
    role: 'administrator',
    organisation: 'belarus:primer',
    channel: 'web',
    conversation: 'talk',
  };
  const own = await app.store.read(async ({ accounts }) => (await accounts.get(account))?.organisations?.[0]);
  actor = { ...actor, organisation: own };
});
afterEach(() => app.stop());

const selections = () => makeSelections({ store: app.store, clock: { now: () => now }, ids: randomIds });
const line = async (number: string) => {
  const [found] = await app.store.read(({ lines }) => lines.where({ number }));
  if (found === undefined) throw new Error(`there is no line ${number}`);
  return found;
};
const ANNA = '+375291000001';
const NOBODY = '+375291000005';

/** The selection of a list with these rows. */
async function listed(...rows: readonly (readonly [number: string, name: string])[]): Promise<string> {
  const asked = rows.map(([number, name], index) => ({ at: index + 1, cells: { number, name } }));
  const read = await app.door.ask({ query: lineRows, input: { rows: asked, values: { name: lineUser } }, actor });
  if (!read.ok) throw new Error(read.problem.code);
  const { lines, given } = read.value;
  const kept = await selections().keep(actor, lines, 1000, undefined, { given });
  if (!kept.ok) throw new Error(kept.problem.code);
  return kept.value;
}

/** What becomes of it: its reference, or the refusal's code. */
async function rename(lines: string, name?: string): Promise<string> {
  const done = await app.door.execute({
    commandId: randomIds.next(),
    command: renameLines,
    input: { lines, name },
    actor,
  });
  await app.outbox.idle();
  if (!done.ok) return done.problem.code;
  return done.value.outcome.kind === 'done' ? done.value.outcome.reference : done.value.outcome.problem.code;
}
async function undo(reference: string): Promise<string> {
  const done = await app.door.execute({
    commandId: randomIds.next(),
    command: undoOrders,
    input: { reference },
    actor,
  });
  await app.outbox.idle();
  if (!done.ok) return done.problem.code;
  return done.value.outcome.kind === 'done' ? 'done' : done.value.outcome.problem.code;
}

describe('renaming subscribers', () => {
  it('gives each line of a list its own name, by which it is found', async () => {
    await rename(await listed([ANNA, 'Анна Показная'], [NOBODY, 'Резерв 2']));
    expect(await line(ANNA)).toMatchObject({ user: 'Анна Показная', sought: expect.stringContaining('показная') });
    expect(await line(NOBODY)).toMatchObject({ user: 'Резерв 2', sought: expect.stringContaining('резерв') });
  });

  it('can be done again in the same month: the last name stands', async () => {
    for (const name of ['Анна Первая', 'Анна Вторая'])
      expect(await rename(await listed([ANNA, name]))).toMatch(/^[A-Z2-9]{8}$/);
    expect((await line(ANNA)).user).toBe('Анна Вторая');
  });

  it('is taken back, also to no name at all', async () => {
    const reference = await rename(await listed([ANNA, 'Анна Показная'], [NOBODY, 'Резерв 2']));
    expect(await undo(reference)).toBe('done');
    expect((await line(ANNA)).user).toBe('Анна Примерова');
    expect((await line(NOBODY)).user).toBeUndefined();
  });

  it('needs a name for each line, and refuses the one there is', async () => {
    const one = await selections().keep(actor, [(await line(ANNA)).id], 1);
    expect(await rename(one.ok ? one.value : '')).toBe('value.missing');
    expect(await rename(one.ok ? one.value : '', 'Анна Примерова')).toBe('line.already');
  });

  // Every month of two years after the start, one of them a leap year: a clock never goes back by weeks. They are told on the operator's clocks: the night before on the world's is another day.
  const months = Array.from({ length: 24 }, (_, index) =>
    DateTime.fromISO('2027-03-01', { zone }).plus({ months: index }),
  );

  it.each(months.map((month) => [month.toFormat('yyyy-MM'), month] as const))(
    'is closed on the last two days of %s, and on no other: also to be taken back',
    async (_, month) => {
      const end = month.endOf('month');
      const first = month.plus({ months: 1 });
      const moments = [
        [end.minus({ days: 2 }), 'open'],
        [end.minus({ days: 1 }).startOf('day'), 'closed'],
        [end, 'closed'],
        [first, 'open'],
      ] as const;
      for (const [moment, standing] of moments) {
        now = moment.toJSDate();
        const closed = {
          ok: false,
          problem: { code: 'line.renamingClosed', details: { day: { day: first.toFormat('yyyy-MM-dd') } } },
        };
        expect([moment.toISO(), await app.door.preflight(renameLines, actor)]).toEqual([
          moment.toISO(),
          standing === 'open' ? { ok: true, value: undefined } : closed,
        ]);
      }
      now = end.minus({ days: 2 }).toJSDate();
      const reference = await rename(await listed([ANNA, `Анна ${month.toFormat('LLLL')}`]));
      expect(reference).toMatch(/^[A-Z2-9]{8}$/);
      now = end.toJSDate();
      expect(await rename(await listed([ANNA, 'Анна Поздняя']))).toBe('line.renamingClosed');
      expect(await undo(reference)).toBe('line.renamingClosed');
    },
  );
});
