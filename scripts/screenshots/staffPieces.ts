import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import type { Request } from '../../src/domain/records/request.js';
import type { TestApp } from '../../test/support/app.js';

const folder = fileURLToPath(new URL('../../docs/images', import.meta.url));

interface Taking {
  readonly browser: Browser;
  readonly app: TestApp;
  readonly width: number;
  readonly suffix: string;
}

/** What two companies have asked, some days ago and today. */
async function asked(app: TestApp): Promise<void> {
  const account = await app.accountId('telenet', 'fleet1');
  const staff = await app.accountId('telenet', 'staff1');
  const { organisations = [] } = (await app.store.read(({ accounts }) => accounts.get(account))) ?? {};
  const common = { operator: 'telenet', organisation: organisations[0], account, conversation: 'none', answers: [] };
  const rows: Request[] = [
    {
      ...common,
      id: 'd1',
      reference: 'K7QX2M9A',
      subject: 'blankSims',
      message: 'Ring twice.',
      state: 'open',
      at: '2026-11-27T09:12:00.000Z',
    },
    {
      ...common,
      id: 'd2',
      reference: 'P4HT8W3C',
      subject: 'other',
      message: 'Roaming.',
      state: 'inProgress',
      assignee: staff,
      at: '2026-11-28T14:40:00.000Z',
    },
    {
      ...common,
      id: 'd3',
      reference: 'B9ND5R6E',
      subject: 'lineOverview',
      message: 'Invoice.',
      state: 'answered',
      assignee: staff,
      at: '2026-11-29T08:03:00.000Z',
    },
  ];
  await app.store.transaction(async ({ requests }) => {
    for (const row of rows) await requests.put(row);
  });
}

/** The staff's page with what waits longest first, and that request. */
async function takeDesk({ browser, app, width, suffix }: Taking): Promise<void> {
  await asked(app);
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en' });
  const page = await context.newPage();
  await page.goto(`${app.url}/telenet/desk`);
  const account = app.demoData.get('telenet')?.accounts.find(({ login }) => login === 'staff1');
  await page.locator('#login').fill('staff1');
  await page.locator('#password').fill(account?.password ?? '');
  await page.keyboard.press('Enter');
  await page.getByText('K7QX2M9A').waitFor();
  await page.screenshot({ path: join(folder, `desk${suffix}.png`) });
  await page.getByRole('link', { name: 'K7QX2M9A' }).click();
  await page.locator('#answer').waitFor();
  await page.screenshot({ path: join(folder, `desk-request${suffix}.png`), fullPage: true });
  await context.close();
}

/** Pictures of the operator's own people's work. */
export const staffPieces = [takeDesk];
