import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { DeskPage } from './deskPage.js';
import { pages } from './pages.js';

const house = pages({ of: 'telenet' });

const open = async (width: number) => {
  const desk = await house.signedIn('fleet1', { width, height: 1000, locale: 'fr' });
  return desk;
};
const shot = async ({ page }: DeskPage, name: string) => {
  const folder = process.env.CONTRACT_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
};

it.each([1280, 390])(
  'a contract is a table of plans and options, to which what is missing is added, at a width of %d',
  async (width) => {
    const desk = await open(width);
    const { page } = desk;
    await desk.press('Consulter le contrat');
    await desk.press('Suivant', {
      'Numéro du contrat': '0000010002 · 100000003',
      'Partie du contrat': 'Plans tarifaires',
    });
    const table = page.locator('[role="table"]').last();
    await table.waitFor();
    const heads = table.locator('[role="columnheader"]');
    expect(await heads.count()).toBe(10);
    expect(await table.locator('[role="row"]').count()).toBe(11);
    await heads.first().scrollIntoViewIfNeeded();
    expect(await heads.nth(1).isVisible()).toBe(true);
    await shot(desk, `table-${width}`);
    // The page itself is not moved sideways, the table is; its first column stays where it is.
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    const left = (await heads.first().boundingBox())?.x;
    await heads.last().scrollIntoViewIfNeeded();
    expect((await heads.first().boundingBox())?.x).toBe(left);
    await shot(desk, `table-end-${width}`);
    await heads.last().getByRole('button', { name: 'Ajouter' }).click();
    await desk.see('Mobile Data 50 (0000010002)');
    await desk.press('Ajouter au contrat');
    await desk.seeOnCards('Ajouté au contrat');
    expect(desk.complaints).toEqual([]);
    await desk.close();
    const [contract] = await house.app.store.read(({ contracts }) => contracts.where({ number: '0000010002' }));
    expect(contract?.plans).toContain('data50');
    await house.app.store.transaction(async ({ contracts }) => {
      if (contract !== undefined)
        await contracts.put({ ...contract, plans: contract.plans.filter((id) => id !== 'data50') });
    });
  },
  60_000,
);

it.each([1280, 390])(
  'the use of a group pack is bars, with the same figures to read, at a width of %d',
  async (width) => {
    const desk = await open(width);
    const { page } = desk;
    await desk.press('Consommation d’un pack de groupe');
    await desk.field('Pack de groupe').waitFor();
    const options = await desk.field('Pack de groupe').locator('option').allTextContents();
    const shared = options.find((title) => title.startsWith('Group Data 5 GB (0000010001)'));
    await desk.press('Suivant', { 'Pack de groupe': shared ?? '' });
    const picture = page.getByRole('img', { name: /^Utilisé/ }).last();
    await picture.waitFor();
    await desk.until("[...document.images].some((image) => image.alt.startsWith('Utilisé') && image.naturalWidth > 0)");
    expect(await picture.getAttribute('alt')).toMatch(/toutes ensemble.* sur /);
    await picture.scrollIntoViewIfNeeded();
    await shot(desk, `bars-${width}`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    // By the keyboard: what is scrolled to may still move.
    await page.getByRole('button', { name: 'Afficher les chiffres' }).last().press('Enter');
    await desk.seeOnCards('toutes ensemble');
    await shot(desk, `figures-${width}`);
    expect(desk.complaints).toEqual([]);
    await desk.close();
  },
  60_000,
);
