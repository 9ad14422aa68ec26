import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { luhnDigit } from '../../src/domain/values/luhn.js';
import { DeskPage } from './deskPage.js';
import { pages } from './pages.js';

const TABLE = 'Cartes SIM et utilisateurs';
const CONFIRM = 'Commander les cartes SIM';
const HEADS = 'Numéro de carte SIM;Prénom;Nom de famille;Langue;Plan tarifaire;Options;Billing account';
const sim = (n: number) => {
  const digits = `8932030000800000${String(n).padStart(2, '0')}`;
  return digits + luhnDigit(digits);
};
const rowOf = (n: number, name: string) => `${sim(n)};${name};Exemple;français;Mobile Start;;100000001`;

const house = pages({ of: 'telenet' });

describe.each([
  ['wide', 1280, 900, 1],
  ['narrow', 390, 800, 11],
] as const)('new SIM cards by a file on a %s screen', (_name, width, height, first) => {
  it('are read, shown with what is wrong and what they cost, and ordered', async () => {
    const desk = await DeskPage.open(house.browser, house.app, 'telenet', { width, height, locale: 'fr' });
    const fits = async () =>
      expect(await desk.page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    await desk.signIn('fleet1');
    await desk.press('Ajouter plusieurs cartes SIM');
    await desk.see('Colonnes nécessaires');
    await fits();
    const address = await desk.lastCard
      .getByRole('link', { name: 'Télécharger le modèle (XLSX)' })
      .getAttribute('href');
    await expectTemplate(address ?? '');
    // Nothing, no table, and a heading that nobody knows.
    await desk.press('Suivant', {});
    await desk.press('Suivant', { [TABLE]: 'bonjour' });
    await desk.seeOnCards('Les colonnes n’ont pas été reconnues');
    await desk.press('Suivant', { [TABLE]: `${HEADS};Couleur\n${rowOf(first, 'Lara')};bleu` });
    await desk.seeOnCards('« Couleur »');
    const list = [HEADS, rowOf(first, 'Lara'), rowOf(first + 1, 'Hugo'), '8,93203E+18;Léa;Exemple;fr;Mobile Start;;'];
    await desk.sendFile('cartes.csv', list.join('\r\n'));
    await desk.seeOnCards('Lara Exemple');
    expect(await desk.read()).toContain('Lignes du tableau écartées : 1 sur 3');
    await fits();
    await desk.looks();
    await desk.press(CONFIRM);
    await desk.seeOnCards('Cartes SIM commandées');
    await fits();
    expect(desk.complaints).toEqual([]);
    await desk.close();
  }, 90_000);
});

/** The template has the headings, as text, and a sheet with what may stand below them. */
async function expectTemplate(address: string): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await (await fetch(address)).arrayBuffer());
  const [list, values] = workbook.worksheets;
  const heads = list?.getRow(1).values;
  const below = list?.getCell('A500');
  expect([list?.name, below?.numFmt, below?.value]).toEqual(['Cartes SIM', '@', null]);
  expect(heads).toEqual(values?.getRow(1).values);
  expect(heads).toEqual(expect.arrayContaining(['Numéro de carte SIM', 'Plan tarifaire', 'Jour du transfert']));
  const plans = values?.getColumn(5).values.map(String) ?? [];
  expect(plans).toEqual(expect.arrayContaining(['Plan tarifaire', 'nécessaire', 'Mobile Start', 'Mobile Start +']));
}
