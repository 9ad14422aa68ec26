import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freeNumbers, freeSims } from '../../../src/domain/lines/stock/choices.js';
import { holdFor } from '../../../src/domain/lines/stock/holds.js';
import { simIsFree } from '../../../src/domain/lines/stock/simChoices.js';
import { addLine } from '../../../src/domain/orders/addLine.js';
import type { StockItem } from '../../../src/domain/records/stock.js';
import { minute } from '../../outbox/fakeTime.js';
import { CountedReads } from '../../support/countedReads.js';
import { memoryStore } from '../../support/memoryStore.js';
import { card, checked, number, one, openNewLines, two, wish } from '../orders/newLineOffice.js';

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

describe('a number or a SIM card that is pasted', () => {
  /** What spreadsheets, messengers and web pages make of the digits of a number. */
  const pasted = fc.record({
    digits: fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
      (text) => text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit))),
    ),
    between: fc.constantFrom('', ' ', '\u00a0', '\u202f', '-', '\u2011', '\u2013', '\u2212', '.'),
    around: fc.constantFrom(
      ['', ''],
      ['\u202a', '\u202c'],
      ['\u200e', ''],
      ['\ufeff', ' '],
      [' ', '\u200b'],
      ['"', '"'],
    ),
  });
  const grouped = (text: string, between: string) => text.split(' ').join(between);
  const find = (text: string) => ({ language: 'fr' as const, page: 0, pageSize: 5, text });

  it('is found among those that are free', async () => {
    const begins = fc.constantFrom('+32 470', '+32 (0)470', '0032 470', '0470', '470');
    const some = fc.record({ pasted, begins, n: fc.integer({ min: 1, max: 9 }) });
    await fc.assert(
      fc.asyncProperty(some, async ({ pasted: { digits, between, around }, begins: begin, n }) => {
        const typed = grouped(`${begin} 50 00 0${n}`, between);
        const found = await office.door.find(freeNumbers, one, {}, find(around.join(digits(typed))));
        expect([typed, found.choices.map(({ value }) => value)]).toEqual([typed, [number(n)]]);
      }),
      { numRuns: 300 },
    );
  });

  it('is found in the company’s stock', async () => {
    const some = fc.record({ pasted, n: fc.integer({ min: 1, max: 9 }) });
    await fc.assert(
      fc.asyncProperty(some, async ({ pasted: { digits, between, around }, n }) => {
        const iccid = card(n);
        const typed = (iccid.match(/\d{1,4}/g) ?? []).join(between);
        const found = await office.door.find(freeSims, one, {}, find(around.join(digits(typed))));
        expect([typed, found.choices.map(({ value }) => value)]).toEqual([typed, [iccid]]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what another company has', () => {
  const [THEIRS, NOBODYS] = [checked('893203000080000701'), checked('893203000080000999')];
  /** What is answered, and how much was read for it outside of a transaction. */
  const answered = async (work: () => Promise<unknown>) => {
    counted.taken();
    const said = await work().catch(String);
    return { said, ...counted.taken() };
  };

  it.each<[string, (iccid: string) => Promise<unknown>]>([
    ['ordered', (iccid) => office.execute(addLine, wish({ iccid }))],
    ['foreseen', (iccid) => office.door.foresee({ command: addLine, input: wish({ iccid }), actor: one })],
    ['typed', (iccid) => office.door.check(simIsFree, one, {}, iccid)],
    [
      'looked for',
      (iccid) => office.door.find(freeSims, one, {}, { language: 'fr', page: 0, pageSize: 5, text: iccid }),
    ],
  ])('is answered like what nobody has where it is %s: the same words, and as much is read', async (_how, asked) => {
    const theirs = await answered(() => asked(THEIRS));
    const nobodys = await answered(() => asked(NOBODYS));
    expect(theirs).toEqual(nobodys);
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
