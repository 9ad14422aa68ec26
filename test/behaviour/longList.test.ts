import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { besideField, cardWith, onCards, screens } from '../support/registering.js';
import type { CardTalk } from '../support/talk.js';

const top = fileURLToPath(new URL('../..', import.meta.url));
const more = 'AF AL AM AR AT AU AZ BD BG BH BJ BO BW BY CH CL CO CR CU CY CZ DK DO DZ EC EE EG ET FI GE GH GR'.split(
  ' ',
);

let root: string;
let app: TestApp;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'guichet-root-'));
  for (const part of ['cards', 'locales', 'operators'])
    await cp(join(top, part), join(root, part), { recursive: true });
  await symlink(join(top, 'dist'), join(root, 'dist'));
  const file = join(root, 'operators/konnect/pointOfSale.json');
  const text = await readFile(file, 'utf8');
  const added = more.map((code) => `"${code}",`).join('\n');
  await writeFile(file, text.replace('"countries": [', `"countries": [${added}`));
  app = await startApp({ root });
});
afterEach(async () => {
  await app.stop();
  await rm(root, { recursive: true, force: true });
});

const countries = (talk: CardTalk) =>
  cardWith(talk, 'Suivant')
    .inputs.find(({ id }) => id === 'country')
    ?.choices?.map(({ title }) => title) ?? [];

it('a long list is turned and searched on its card, and what was typed beside it stays', async () => {
  const talk = await onCards(app, screens.contact);
  expect(besideField(cardWith(talk, 'Suivant'), 'Pays')).toContain('Résultats affichés : 40 sur 66');
  const first = countries(talk);
  await talk.press('Voir la suite', { 'E-mail': 'carole@example.com' });
  expect(countries(talk)).toContain('Zimbabwe');
  expect(talk.valueOf('Suivant').email).toBe('carole@example.com');
  await talk.press('Voir la suite');
  expect(countries(talk)).toEqual(first);

  await talk.press('Chercher', { 'Chercher dans la liste': 'congo' });
  expect(countries(talk)).toEqual(['Congo-Kinshasa', 'Congo-Brazzaville']);
  await talk.press('Chercher', { 'Chercher dans la liste': '**xyzzy** ${x}' });
  expect(besideField(cardWith(talk, 'Suivant'), 'Pays')).toContain('Aucun résultat pour « **xyzzy** ${x} »');
  expect(countries(talk)).toHaveLength(40);

  await talk.press('Chercher', { 'Chercher dans la liste': 'suisse' });
  const done = await talk.press('Suivant', { Pays: 'Suisse', 'Téléphone 1': '044 668 18 00' });
  expect(done).toContain('étape 4 sur 5');
});
