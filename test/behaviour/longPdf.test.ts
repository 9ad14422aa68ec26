import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { pdfPages } from '../support/pdfPages.js';
import { textTalk } from '../support/talk.js';

const OPERATOR = 'konnect';
/** More than fit into a hundred pages, and than were on paper once. */
const ROWS = 2_600;
const reference = (n: number) => `REF${String(n).padStart(5, '0')}`;

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ of: OPERATOR });
  const account = await app.accountId(OPERATOR, 'agent1');
  await app.store.transaction(async ({ sales, subscriptions }) => {
    const [first] = await subscriptions.where({}, { limit: 1 });
    if (first === undefined) throw new Error('the demo data have changed');
    const sold = { operator: OPERATOR, account, kind: 'resubscription', offer: 'home10', currency: 'USD' } as const;
    for (let n = 0; n < ROWS; n += 1)
      await sales.insert({
        ...{ ...sold, id: `sale${n}`, reference: reference(n), minor: 4_000, customer: first.customer },
        ...{ subscription: first.id, activationKey: `KEY${String(n).padStart(13, '0')}` },
        at: new Date(Date.UTC(2026, 0, 1) + n * 600_000).toISOString(),
      });
  });
}, 60_000);
afterAll(() => app.stop());

it('a report of thousands of rows is whole on paper, each row once and in order, tagged on every page', async () => {
  const talk = await textTalk(app, OPERATOR, 'agent1');
  await talk.say('Mes transactions');
  for (const _ of ['from', 'until']) await talk.say('-');
  const link = /https?:\/\/\S+\/files\/report\S+/.exec(await talk.say('pdf'))?.[0] ?? '';
  talk.close();
  const { pages, marked } = await pdfPages(Buffer.from(await (await fetch(link)).arrayBuffer()));
  expect(marked).toMatchObject({ Marked: true });
  const read = pages.flatMap(({ text }) => [...text.matchAll(/REF\d{5}/g)].map(([found]) => found));
  expect(read).toEqual(Array.from({ length: ROWS }, (_, n) => reference(ROWS - 1 - n)));
  // Read aloud, every page has its rows, and only the first the heads of the columns.
  const cellsOfRows = pages.map(({ text, tags }) => ({
    rows: [...text.matchAll(/REF\d{5}/g)].length,
    cells: tags.filter((tag) => tag === 'TD').length,
  }));
  const some = cellsOfRows.filter(({ rows }) => rows > 0);
  expect(some.length).toBeGreaterThan(60);
  expect(new Set(some.map(({ rows, cells }) => cells / rows)).size).toBe(1);
  expect(pages.filter(({ tags }) => tags.includes('TH')).length).toBe(1);
}, 120_000);
