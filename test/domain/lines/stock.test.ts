import { beforeEach, describe, expect, it } from '@jest/globals';
import { freeSims } from '../../../src/domain/lines/stock/choices.js';
import { holdFor } from '../../../src/domain/lines/stock/holds.js';
import type { StockItem } from '../../../src/domain/records/stock.js';
import { minute } from '../../outbox/fakeTime.js';
import { CountedReads } from '../../support/countedReads.js';
import { memoryStore } from '../../support/memoryStore.js';
import { card, one, openNewLines, two } from '../orders/newLineOffice.js';

let office: Awaited<ReturnType<typeof openNewLines>>;
const counted = new CountedReads();
async function* readArchive() {}
beforeEach(async () => {
  const unserved = { tidy: async () => ({ conversations: 0, archived: 0, dropped: 0 }), readArchive };
  office = await openNewLines(counted.behind({ ...memoryStore(), ...unserved }));
});

const page = (at: number, text?: string) =>
  office.door.find(freeSims, one, {}, { language: 'fr', page: at, pageSize: 5, ...(text !== undefined && { text }) });

describe('the free SIM cards of a company', () => {
  it('are read a page at a time, all of them and each once, however many there are', async () => {
    const { total } = await page(0);
    counted.taken();
    const pages = await Promise.all(Array.from({ length: Math.ceil(total / 5) }, (_, at) => page(at)));
    const values = pages.flatMap(({ choices }) => choices.map(({ value }) => value));
    expect([values.length, new Set(values).size, values[0]]).toEqual([total, total, card()]);
    expect(values).toEqual(values.toSorted());
    // What is held, and one page: no card is read by itself.
    expect(counted.taken()).toEqual({ looks: pages.length, rows: 2 * pages.length });
  });

  it('are found by a part of the number; what is ordered, held by others, or another company’s is none', async () => {
    const { total } = await page(0);
    const keep = async (value: string, changes: Partial<StockItem>) => {
      await office.ports.store.transaction(async ({ stock }) => {
        const item = await stock.get(`telenet:simCard:${value}`);
        if (item !== undefined) await stock.put({ ...item, ...changes });
      });
    };
    const until = new Date(office.time.now().getTime() + 30 * minute).toISOString();
    await keep(card(1), { state: 'ordered' });
    const held = ({ account, conversation }: typeof one): Partial<StockItem> => ({
      ...{ state: 'held', hold: { account, conversation, until }, heldBy: conversation },
    });
    await keep(card(2), held(two));
    await keep(card(3), held(one));
    const { total: left, choices } = await page(0);
    expect([left, choices[0]?.value]).toEqual([total - 2, card(3)]);
    expect((await page(0, card(4).slice(-6))).choices.map(({ value }) => value)).toEqual([card(4)]);
    expect((await page(0, '893203000080000701')).total).toBe(0);
    expect((await page(0, 'abc')).total).toBe(0);
  });
});

describe('what somebody holds', () => {
  const hold = (value: string, until?: Date) =>
    office.ports.store.transaction(async (tables) => {
      const item = await tables.stock.get(`telenet:simCard:${value}`);
      if (item !== undefined) await holdFor({ tables, actor: one, now: office.time.now() }, item, until);
    });
  const until = async (value: string) => (await office.stockOf('simCard', value))?.hold?.until;
  const inMinutes = (count: number) => new Date(office.time.now().getTime() + count * minute);

  it('stays theirs as long as it was to be, though they choose it again for half an hour', async () => {
    await hold(card(), inMinutes(600));
    const long = inMinutes(600).toISOString();
    await hold(card());
    expect(await until(card())).toBe(long);
    office.time.pass(590 * minute);
    await hold(card());
    expect(await until(card())).toBe(inMinutes(30).toISOString());
  });

  it('is free again as they choose another, but for what is held for longer', async () => {
    await hold(card(1), inMinutes(600));
    await hold(card(2));
    await hold(card(3));
    const states = await Promise.all([1, 2, 3].map(async (n) => (await office.stockOf('simCard', card(n)))?.state));
    expect(states).toEqual(['held', 'free', 'held']);
  });
});
