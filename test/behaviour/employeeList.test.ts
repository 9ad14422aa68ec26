import { afterEach, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { guideClock } from '../guides/days.js';
import type { TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { type Encoding, encoded, workbook } from '../support/sheetFiles.js';
import { uploading } from '../support/uploading.js';

const apps = sharedApps({ clock: guideClock });
let app: TestApp;
afterEach(() => app.disconnect());

/** A ticket that adds employees (T18), over the page's own requests, up to the question for the list. */
async function asked() {
  app = await apps.open('telenet');
  const talk = await uploading(app, 'telenet', 'fleet1', 'ticket');
  const next = async (answer: object) => {
    await talk.post(answer);
    const [card] = (await talk.cards()).slice(-1);
    return card?.actions.find(({ data }) => data?.act === 'answer')?.data ?? {};
  };
  const detail = await next({ ...talk.answer, subject: 'simOptions' });
  const list = await next({ ...detail, detail: 'addEmployees' });
  const paste = async (pasted: string) => {
    await talk.post({ ...list, 'employees.text': pasted });
    return talk.text(await talk.cards());
  };
  const said = async () => {
    const log = (await app.store.conversations.load(talk.conversationId))?.log ?? [];
    return plainBlanks(JSON.stringify(log.slice(-3)));
  };
  const links = async () => {
    const log = (await app.store.conversations.load(talk.conversationId))?.log ?? [];
    return [...JSON.stringify(log).matchAll(/\((http[^)]+\/files\/result\?t=[^)]+)\)/g)].map(([, link = '']) => link);
  };
  return { ...talk, paste, said, links };
}

const HEAD = ['Nom', 'Prénom', 'Langue', 'E-mail', 'Téléphone de contact', 'Description'];
const ROWS = [
  HEAD,
  ['Modèle', 'Hélène', 'français', 'helene@example.com', '0470 12 34 56', 'Équipe de nuit'],
  ['Exemple', 'André', '', '', '', ''],
  ['', 'Sans-Nom', '', '', '', ''],
  ['Modèle', 'Zoé', 'klingon', '', '', ''],
  ['Modèle', 'Noël', '', 'noël@', '', ''],
  ['Modèle', 'Rémy', '', '', '0470 12', ''],
  ['Exemple', 'André', '', '', '', ''],
];
const table = (separator: string, rows: readonly (readonly string[])[] = ROWS) =>
  rows.map((row) => `${row.join(separator)}\r\n`).join('');

describe('a list of employees that is sent as a file', () => {
  it.each<[string, string, Encoding | undefined]>([
    ['UTF-8', ';', 'utf-8'],
    ['UTF-8 with a mark', ';', 'utf-8 with mark'],
    ['CP1252', ';', 'windows-1252'],
    ['UTF-16 with a mark', '\t', 'utf-16le with mark'],
    ['UTF-16 without one', ';', 'utf-16be'],
    ['commas', ',', 'utf-8'],
    ['bars', '|', 'utf-8'],
    ['a workbook', ';', undefined],
  ])('is read with a verdict for each row: %s', async (_, separator, encoding) => {
    const { upload } = await asked();
    const bytes = encoding === undefined ? workbook(ROWS) : encoded(table(separator), encoding);
    const { read } = await upload(['équipe.csv', bytes]);
    expect(read).toContain('équipe.csv · 2 salariés · 5 lignes du tableau écartées');
    expect(read).toContain('Lignes du tableau écartées : 5 sur 7');
    expect(read).toMatch(/Ligne 4, Nom de famille/);
    expect(read).toMatch(/Ligne 5, Langue[^«]*« klingon »/);
    expect(read).toMatch(/Ligne 6, Adresse e-mail « noël@ »/);
  });

  it.each([
    ['Téléphone', '0470 12 34 56'],
    ['N° de téléphone', '0470 12 34 56'],
    ['GSM', '0470 12 34 56'],
    ['Telefon', '+32 470 12 34 56'],
    ['Handynummer', '0470123456'],
    ['Телефон', '0470 12 34 56'],
    ['Phone', '0470/12.34.56'],
  ])('has the phone under a heading that people write: %s', async (heading, phone) => {
    const { upload } = await asked();
    const rows = [
      ['Nom', 'Prénom', heading],
      ['Modèle', 'Hélène', phone],
      ['Exemple', 'André', '12'],
    ];
    const { read } = await upload(['équipe.csv', encoded(table(';', rows), 'utf-8')]);
    expect(read).toContain('1 salarié');
    expect(read).toMatch(/Ligne 3, Téléphone de contact « 12 »/);
  });

  it('can be filled in from a template, offered with the question and again where a heading is refused', async () => {
    const { paste, links } = await asked();
    const [first = ''] = await links();
    const again = await paste('Nom;Prénom;Salaire\r\nModèle;Hélène;1000\r\n');
    expect(again).toContain('Reprenez les titres du modèle');
    expect(again).toContain('Télécharger le modèle (XLSX)');
    for (const address of [first, (await links()).at(-1) ?? '']) {
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(await (await fetch(address)).arrayBuffer());
      const [list, values] = book.worksheets;
      expect([list?.name, values?.name]).toEqual(['Salariés', 'Valeurs']);
      const heads = ['Nom de famille', 'Prénom', 'Langue', 'Adresse e-mail', 'Téléphone de contact', 'Description'];
      expect(list?.getRow(1).values).toEqual([undefined, ...heads]);
      expect(values?.getCell('C3').value).toBe('français');
    }
  });

  it('is read in CP1251, too', async () => {
    const { upload } = await asked();
    const rows = [
      ['Фамилия', 'Имя', 'E-mail'],
      ['Образцова', 'Анна', 'anna@example.com'],
      ['Показной', 'Пётр', 'нет'],
    ];
    const { read } = await upload(['люди.csv', encoded(table(';', rows), 'windows-1251')]);
    expect(read).toContain('1 salarié');
    expect(read).toMatch(/Ligne 3, Adresse e-mail « нет »/);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(0), /Aucune ligne remplie/],
    ['its headings alone', Buffer.from(table(';', [HEAD])), /Aucune ligne remplie/],
    [
      'other columns',
      Buffer.from('Service;Ville\r\nVentes;Gand\r\n'),
      /Les colonnes n’ont pas été reconnues\. Indiquez ces titres sur la première ligne : Nom de famille; Prénom/,
    ],
    [
      'no column for the first name',
      Buffer.from('Nom;E-mail\r\nModèle;a@example.com\r\n'),
      /Les colonnes n’ont pas été reconnues/,
    ],
    [
      'a column that is none',
      Buffer.from('Nom;Prénom;Salaire\r\nModèle;Hélène;1000\r\n'),
      /Le titre de colonne « Salaire » n’est pas connu/,
    ],
    [
      'an unknown separator',
      Buffer.from('Nom#Prénom\r\nModèle#Hélène\r\nModèle#Zoé\r\n'),
      /Les colonnes n’ont pas été reconnues/,
    ],
    ['10,000 rows', Buffer.from(`Nom;Prénom\n${'Modèle;Hélène\n'.repeat(10_000)}`), /Trop de lignes : 1.000 au plus/],
    [
      'rows none of which can be taken',
      Buffer.from('Nom;Prénom\r\n;Hélène\r\nModèle;\r\n'),
      /Aucune des 2 lignes n’est utilisable\. La première est la ligne 2\./,
    ],
    [
      'a picture that is called a table',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0),
      /Ce fichier n’est pas un tableau/,
    ],
  ])('with %s is not taken, and says why', async (_, bytes, why) => {
    const { upload, said } = await asked();
    const before = await app.store.read(({ selections }) => selections.where({}));
    await upload(['équipe.csv', bytes]);
    expect(await said()).toMatch(why);
    expect(await app.store.read(({ selections }) => selections.where({}))).toEqual(before);
  });
});

describe('a list of employees that is pasted', () => {
  it('is read with a verdict for each row', async () => {
    const { paste } = await asked();
    expect(await paste(table('\t'))).toContain('2 salariés · 5 lignes du tableau écartées');
  });

  it('is asked for as a file where it is too long', async () => {
    const { paste } = await asked();
    expect(await paste(`Nom;Prénom\n${'Modèle;Hélène\n'.repeat(2_500)}`)).toContain('Trop long pour être collé');
  });
});
