import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { cardTalk, textTalk } from '../support/talk.js';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.stop());

const TITLE = 'Modifier les données d’un utilisateur';
const SIM = 'Carte SIM';
const dries = /^\+32 470 00 00 05 · /;
const elise = /^\+32 470 00 00 06 · /;
const EMAIL = 'Adresse e-mail (facultatif)';
const say = () => app.words('fr').say;

async function opened(which: RegExp) {
  const talk = await cardTalk(app, 'telenet', 'fleet1');
  await talk.press(TITLE);
  await talk.press('Suivant', { [SIM]: which });
  return talk;
}

it('shows the second of two people what the first has changed, and loses nothing of what they typed', async () => {
  const second = await opened(dries);
  await second.press('Suivant', { [EMAIL]: 'second@exemple.example' });
  const first = await textTalk(app, 'telenet', 'fleet2');
  await first.say('Benutzerdaten ändern');
  await first.say('0470000005');
  await first.say('vorname: Andries');
  await first.say('e-mail-adresse: first@exemple.example');
  expect(await first.say('ja')).toContain('Benutzerdaten gespeichert');
  // Their own change stands beside what is there now; what they left as it was follows.
  const again = await second.press('Enregistrer les modifications');
  expect(again).toContain(say()('problems:record.changed'));
  expect(again).toContain('Prénom : Dries → Andries');
  expect(again).toContain('Adresse e-mail : — → first@exemple.example');
  expect(again).toContain('first@exemple.example → second@exemple.example');
  expect(await second.press('Enregistrer les modifications')).toContain('Données enregistrées');
  const after = await opened(/^\+32 470 00 00 05 · Andries Voorbeeld/);
  expect(after.cards().at(-1)?.inputs).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ value: 'second@exemple.example' })]),
  );
});

it('what is there is no answer that could be lost, and another line has its own', async () => {
  const talk = await opened(elise);
  await talk.press('Retour');
  const other = await talk.press('Suivant', { [SIM]: /^\+32 470 00 00 01 · / });
  expect(other).toContain('8932030000900000019');
  expect(talk.cards().at(-1)?.inputs).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ value: 'Anna' })]),
  );
});

it('in plain text a sentence changes what it names, and nothing else', async () => {
  const talk = await textTalk(app, 'telenet', 'fleet1');
  await talk.say(TITLE);
  expect(await talk.say('0470000006')).toContain('Prénom : Élise');
  const review = await talk.say('adresse e-mail : elise@exemple.example');
  expect(review).toContain('Adresse e-mail : — → elise@exemple.example');
  expect(review).not.toContain('Prénom : Élise');
  const more = await talk.say('prénom : Lise');
  expect(more).toContain('Prénom : Élise → Lise');
  // Taken back, it changes nothing any more.
  expect(await talk.say('prénom : Élise')).not.toContain('Lise');
  expect(await talk.say('oui')).toContain('Données enregistrées');
});
