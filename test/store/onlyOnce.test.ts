import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/domain/door/ports.js';
import { freeNumbers } from '../../src/domain/lines/stock/choices.js';
import { addLine } from '../../src/domain/orders/addLine.js';
import type { NewLine } from '../../src/domain/orders/newLineInput.js';
import { openLowdbStore } from '../../src/store/lowdb/index.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import { card, number, one, openNewLines, ported, two, wish } from '../domain/orders/newLineOffice.js';
import { openRenumbering } from '../domain/orders/renumberOffice.js';
import { openUserOrders, reseller, userNumber, userWish } from '../domain/orders/userOrderOffice.js';
import { minute } from '../outbox/fakeTime.js';
import { migratedDatabase } from '../support/migratedDatabase.js';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
const folders: string[] = [];

const stores: Readonly<Record<string, () => Promise<Store>>> = {
  lowdb: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guichet-once-'));
    folders.push(folder);
    return openLowdbStore({ folder });
  },
  postgres: async () => openPostgresStore({ url: (await migratedDatabase()).url, migrations }),
};

/** What two want at once of which there is only one, and what the second is told. */
const wanted: readonly [string, (n: number) => NewLine, string][] = [
  ['the same SIM card', (n) => wish({ newNumber: number(n) }), 'sim.taken'],
  ['the same number', (n) => wish({ iccid: card(n) }), 'number.taken'],
  ['the same number of another provider', (n) => ported({ iccid: card(n) }), 'number.inUse'],
];

describe.each(Object.entries(stores))('in %s, what there is only once', (_name, open) => {
  let store: Store;
  afterEach(async () => {
    await store.close();
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
  });

  it.each(wanted)('goes to one of two who order %s at once, and the other is told', async (_what, input, code) => {
    store = await open();
    const office = await openNewLines(store);
    const said = await Promise.all(
      [one, two].map((who, index) => office.execute(addLine, input(index + 1), who).then(() => 'done', String)),
    );
    expect(said.toSorted()).toEqual([`Error: ${code}`, 'done']);
    expect(await office.ordersOf()).toHaveLength(1);
  });

  it('goes to one of two who order the same extension of a customer at once, and the other is told which there are', async () => {
    store = await open();
    const office = await openUserOrders(store);
    const wishes = [userWish(), userWish({ newNumber: userNumber(1), sim: 'later', simCard: undefined })];
    const said = await Promise.all(
      [reseller('one'), reseller('two')].map((who, index) =>
        office.order(wishes[index] ?? userWish(), who).then(() => 'done', String),
      ),
    );
    expect(said.toSorted()).toEqual(['Error: extension.taken 10, 11, 12, 20, 21, 30', 'done']);
    expect(await office.orders()).toHaveLength(1);
  });

  it('is kept for one of two who choose the same number at once, and the next free one can be had', async () => {
    store = await open();
    const office = await openNewLines(store);
    const taken = await Promise.all([one, two].map((who) => office.door.take(freeNumbers, who, {}, number(7))));
    expect(taken.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    const [first] = taken;
    const other = first?.ok === true ? two : one;
    const find = { language: 'fr' as const, page: 0, pageSize: 100 };
    const { choices, total } = await office.door.find(freeNumbers, other, {}, find);
    expect([total, choices.some(({ value }) => value === number(7))]).toEqual([59, false]);
    expect(await office.door.find(freeNumbers, other, {}, { ...find, text: '0470 50 00 2' })).toMatchObject({
      total: 10,
    });
  });

  it('is reserved for one of two who choose the same new number at once, and goes to one of two lines', async () => {
    store = await open();
    const office = await openRenumbering(store);
    const [NUMBER, JOHN, PETER] = ['+375291777777', '+375291000004', '+375291000002'];
    const { one: first, two: second } = office;
    const both = () => Promise.all([first, second].map((who) => office.reserve(who, NUMBER)));
    expect((await both()).toSorted()).toEqual(['number.taken', undefined]);
    // Its time is over, and both want it at that moment.
    office.time.pass(16 * minute);
    const again = await both();
    expect(again.toSorted()).toEqual(['number.taken', undefined]);
    const [theirs, others] = again[0] === undefined ? [first, second] : [second, first];
    const said = await Promise.all([
      office.change(theirs, PETER, NUMBER),
      office.change(theirs, JOHN, NUMBER),
      office.change(others, JOHN, NUMBER),
    ]);
    expect(said.filter((one) => one === 'done')).toHaveLength(1);
    expect(said.filter((one) => one !== 'done').every((one) => one === 'number.taken')).toBe(true);
    const orders = await office.orders();
    expect([orders.length, (await office.stockOf(NUMBER))?.takenBy]).toEqual([1, orders[0]?.id]);
  });
});
