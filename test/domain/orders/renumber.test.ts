import { readdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freeNumbers } from '../../../src/domain/lines/stock/choices.js';
import { numbersOnOffer } from '../../../src/domain/lines/stock/numberChoices.js';
import { blockLines } from '../../../src/domain/orders/blockLines.js';
import { orders } from '../../../src/domain/orders/orderList.js';
import { renumberLines } from '../../../src/domain/orders/renumberLines.js';
import { undoOrders } from '../../../src/domain/orders/undoOrders.js';
import { numberMasks } from '../../../src/domain/values/numberMask.js';
import { hour, minute } from '../../outbox/fakeTime.js';
import { type Desk, openDesk } from './desk.js';

const PETER = '+375291000002';
const JOHN = '+375291000004';
const PAUSED = '+375291000012';
const day = 24 * hour;
/** Of the pool, ordinary ones, and one that is easy to remember. */
const free = (n: number) => `+3752912000${String(n).padStart(2, '0')}`;
const EASY = '+375291222222';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('belarus', 'administrator', 'admin1');
});
afterEach(() => desk.app.stop());

interface Way {
  readonly way: string;
  readonly numberType: string | undefined;
  readonly mask: string | undefined;
}
const all: Way = { way: 'list', numberType: undefined, mask: undefined };
const reserve = async (number: string, login = 'admin1') => {
  const taken = await desk.app.door.take(numbersOnOffer, await desk.actor(login), all, number);
  return taken.ok ? 'reserved' : taken.problem.code;
};
const change = async (numbers: readonly string[], number: string, login = 'admin1') =>
  desk.run(renumberLines, { lines: await desk.select(numbers, login), number }, login);
const stock = (number: string) => desk.app.store.read((tables) => tables.stock.get(`belarus:number:${number}`));
const lastOrder = async () => (await desk.app.store.read((tables) => tables.orders.where({}))).at(-1);
const lineNow = async (id: string) => desk.app.store.read(({ lines }) => lines.get(id));
const sms = async (): Promise<string[]> => {
  const folder = `${desk.app.dataDir}/sms`;
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
  return Promise.all(names.map((name) => readFile(`${folder}/${name}`, 'utf8')));
};
const find = { language: 'ru' as const, page: 0, pageSize: 100 };
const offered = async (sought: Partial<Way>, text?: string, login = 'admin1') => {
  const who = await desk.actor(login);
  const found = await desk.app.door.find(
    numbersOnOffer,
    who,
    { ...all, ...sought },
    { ...find, ...(text && { text }) },
  );
  return found.choices.map(({ value }) => value);
};

describe('another number', () => {
  it('is told to the user on the old one, which ends minutes later and goes to nobody for half a year', async () => {
    const { id } = await desk.line(PETER);
    expect([await reserve(free(7)), await change([PETER], free(7))]).toEqual(['reserved', 'done']);
    const [told, ...others] = await sms();
    expect([others, (await lineNow(id))?.number, (await stock(free(7)))?.state]).toEqual([[], PETER, 'ordered']);
    for (const part of [`"to": "${PETER}"`, free(7), '13:05']) expect(told).toContain(part);
    await desk.pass(5 * minute);
    expect(await lineNow(id)).toMatchObject({ number: free(7), sought: expect.stringContaining(free(7).slice(1)) });
    expect((await lineNow(id))?.sought).not.toContain(PETER.slice(1));
    expect([(await stock(free(7)))?.state, (await stock(PETER))?.state]).toEqual(['used', 'quarantined']);
    expect([await reserve(PETER), (await offered({})).includes(PETER)]).toEqual(['value.choice', false]);
    await desk.pass(179 * day);
    expect(await reserve(PETER)).toBe('value.choice');
    await desk.pass(day);
    await desk.pass(minute);
    expect([(await stock(PETER))?.state, (await offered({})).includes(PETER)]).toEqual(['free', true]);
  });

  it('is taken back until then and is free again, and not afterwards', async () => {
    const { id } = await desk.line(PETER);
    await reserve(EASY);
    await change([PETER], EASY);
    expect(await desk.run(undoOrders, { reference: (await lastOrder())?.reference ?? '' })).toBe('done');
    await desk.pass(hour);
    expect([(await lineNow(id))?.number, (await stock(EASY))?.state, (await stock(EASY))?.numberType]).toEqual([
      ...[PETER, 'free', 'easy'],
    ]);
    await reserve(EASY);
    await change([PETER], EASY);
    await desk.pass(5 * minute);
    expect(await desk.run(undoOrders, { reference: (await lastOrder())?.reference ?? '' })).toBe('order.cannotUndo');
  });

  it('costs what its type does', async () => {
    for (const [number, price] of [
      [EASY, { minor: 4500, currency: 'BYN' }],
      [free(1), undefined],
    ] as const) {
      await reserve(number);
      await change([number === EASY ? PETER : JOHN], number);
      expect((await lastOrder())?.price).toEqual(price);
    }
  });

  it('is refused where it is not reserved, is somebody else’s, or for several lines', async () => {
    expect(await change([PETER], free(3))).toBe('number.notHeld');
    await reserve(free(3), 'admin2');
    expect([await change([PETER], free(3)), await reserve(free(3))]).toEqual(['number.taken', 'number.taken']);
    await reserve(free(4));
    expect(await change([PETER, JOHN], free(4))).toBe('value.choice');
    expect(await change([PETER], '+375291000099')).toBe('value.choice');
    await desk.pass(15 * minute);
    expect(await change([PETER], free(4))).toBe('number.notHeld');
  });

  it.each([
    ['+375291000009', 'line.suspended'],
    [PAUSED, 'line.suspended'],
    ['+375291000013', 'line.pending'],
    ['+375291000014', 'line.terminated'],
  ])('is refused for %s (%s)', async (number, code) => {
    await reserve(free(1));
    expect(await change([number], free(1))).toBe(code);
    expect((await stock(free(1)))?.state).toBe('held');
  });

  it('waits for whatever is open, and what is ordered after it goes out with the new number', async () => {
    await desk.run(blockLines, {
      ...{ lines: await desk.select([JOHN]), action: 'suspend', reason: 'asked', on: '2026-03-20' },
    });
    await reserve(free(1));
    expect(await change([JOHN], free(1))).toBe('line.orderOpen');
    const { id } = await desk.line(PETER);
    await reserve(free(2));
    await change([PETER], free(2));
    await desk.run(blockLines, {
      ...{ lines: await desk.select([PETER]), action: 'suspend', reason: 'asked', on: '2026-03-20' },
    });
    await desk.pass(5 * minute);
    expect((await lineNow(id))?.number).toBe(free(2));
    const { door } = desk.app;
    const listed = await door.ask({ query: orders, input: {}, actor: await desk.actor('admin1') });
    const told = { number: { phone: PETER }, numberNow: { phone: free(2) } };
    expect(listed).toMatchObject({ value: { rows: expect.arrayContaining([expect.objectContaining(told)]) } });
  });

  it('changes nothing where the line was given another state meanwhile', async () => {
    const { id } = await desk.line(PETER);
    await reserve(free(2));
    await change([PETER], free(2));
    await desk.change(PETER, { state: 'suspended', reason: 'debt' });
    await desk.pass(5 * minute);
    expect([(await lineNow(id))?.number, (await lastOrder())?.state, (await stock(free(2)))?.state]).toEqual([
      ...[PETER, 'failed', 'free'],
    ]);
  });

  it('is asked of the staff with a wish, which changes nothing and is written nowhere else', async () => {
    const wish = 'Номер, который кончается на 2027';
    expect(await desk.run(renumberLines, { lines: await desk.select([PETER]), wish })).toBe('done');
    const [request] = await desk.app.store.read(({ requests }) => requests.where({}));
    expect(request).toMatchObject({ message: wish, given: { number: { phone: PETER } }, state: 'open' });
    expect(await lastOrder()).toBeUndefined();
    const kept = await desk.app.store.read(async (tables) => [
      await tables.receipts.where({}),
      await tables.audit.where({}),
    ]);
    expect(JSON.stringify(kept)).not.toContain('2027');
    expect(await desk.run(renumberLines, { lines: await desk.select([PAUSED]), wish: '2468' }).catch(String)).toContain(
      'request.secret',
    );
  });
});

describe('a reserved number', () => {
  it('is let go of when another is chosen, when it is no answer any more, and after its time', async () => {
    const who = await desk.actor('admin1');
    await reserve(free(1));
    await reserve(free(2));
    expect([(await stock(free(1)))?.state, (await stock(free(2)))?.heldBy]).toEqual(['free', 'admin1']);
    await desk.app.door.letGo(numbersOnOffer, await desk.actor('admin2'), free(2));
    expect((await stock(free(2)))?.state).toBe('held');
    await desk.app.door.letGo(numbersOnOffer, who, free(2));
    expect(await stock(free(2))).toEqual({
      ...{ id: `belarus:number:${free(2)}`, operator: 'belarus', kind: 'number', value: free(2) },
      ...{ numberType: 'ordinary', state: 'free' },
    });
    await reserve(free(3));
    await desk.pass(14 * minute);
    expect([(await stock(free(3)))?.state, await reserve(free(3), 'admin2')]).toEqual(['held', 'number.taken']);
    await desk.pass(minute);
    expect((await desk.app.door.still(numbersOnOffer, who, free(3))).ok).toBe(false);
    await desk.pass(minute);
    expect([(await stock(free(3)))?.state, await reserve(free(3), 'admin2')]).toEqual(['free', 'reserved']);
  });

  it('is not let go of once it is ordered', async () => {
    await reserve(free(1));
    await change([PETER], free(1));
    await desk.app.door.letGo(numbersOnOffer, await desk.actor('admin1'), free(1));
    expect((await stock(free(1)))?.state).toBe('ordered');
  });

  it('is looked for among one’s own, however much others hold', async () => {
    const others = Array.from({ length: 30 }, (_, n) => free(n + 1));
    for (const number of others) {
      const who = { ...(await desk.actor('admin2')), conversation: `talk ${number}` };
      await desk.app.door.take(freeNumbers, who, {}, number);
    }
    await reserve(EASY);
    const seen: string[] = [];
    const who = await desk.actor('admin1');
    await desk.app.store.read(async (tables) => {
      const operator = desk.app.operators.get('belarus');
      if (operator === undefined) throw new Error('there is no operator');
      const stocked = tables.stock;
      const counted = {
        get: (id: string) => stocked.get(id),
        where: async (...asked: Parameters<typeof stocked.where>) => {
          const rows = await stocked.where(...asked);
          seen.push(...rows.map(({ value }) => value));
          return rows;
        },
        among: (...asked: Parameters<typeof stocked.among>) => stocked.among(...asked),
        search: (...asked: Parameters<typeof stocked.search>) => stocked.search(...asked),
        following: (...asked: Parameters<typeof stocked.following>) => stocked.following(...asked),
      };
      const asking = { actor: who, operator, tables: { ...tables, stock: counted }, now: desk.time.now() };
      const found = await numbersOnOffer.find(asking, all, find);
      expect([found.choices[0]?.value, found.total]).toEqual([EASY, 35]);
    });
    expect(seen).toEqual([EASY]);
  });
});

describe('a free number is found', () => {
  it('by type, by mask, and by what is typed among those', async () => {
    expect(await offered({})).toHaveLength(65);
    expect(await offered({ numberType: 'easy' })).toHaveLength(20);
    expect(await offered({ mask: '%222_' })).toHaveLength(10);
    expect(await offered({ mask: '%222_' }, '%29')).toEqual(['+375291222229']);
    expect(await offered({ mask: '%222_' }, 'красивый')).toEqual([]);
    expect(await offered({}, '29___7777')).toEqual(['+375291777777']);
    expect(await offered({}, '+375 29 177-77-7_')).toHaveLength(10);
    expect(await offered({}, '0005')).toEqual([free(5)]);
  });

  it('by any part of it, and by any mask made of it, however it is typed', () => {
    const number = fc.constantFrom(free(5), EASY, '+375291777770');
    const between = fc.constantFrom('', ' ', '-', '\u00a0', '.');
    const masked = fc.tuple(number, fc.nat(11), fc.integer({ min: 1, max: 4 }), between).map(([of, at, long, gap]) => {
      const digits = of.slice(1);
      const end = Math.min(digits.length, at + long);
      return [of, `${digits.slice(0, at)}${'_'.repeat(end - at)}${gap}${digits.slice(end)}`] as const;
    });
    const fits = (value: string, mask: string) =>
      new RegExp(`^${mask.replaceAll(/[+]/g, '\\+').replaceAll('%', '.*').replaceAll('_', '.')}$`).test(value);
    fc.assert(
      fc.property(masked, ([of, typed]) => (numberMasks('BY', typed) ?? []).some((mask) => fits(of, mask))),
      { numRuns: 300 },
    );
  });
});
