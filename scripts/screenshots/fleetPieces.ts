import { line } from '../../test/guides/telenet.js';
import { enter, type Studio, takePiece } from './studio.js';

/** A group of the menu, opened. */
export async function takeMenu(studio: Studio): Promise<void> {
  const desk = await enter(studio, 'telenet', 'fleet1', 'fr');
  // Beside the panel there is no menu to open.
  if (studio.suffix !== '') await desk.button('Gérer les cartes SIM').click();
  await takePiece(studio, desk, 'menu');
}

/** What is barred, on or off each (T11). */
export async function takeSwitches(studio: Studio): Promise<void> {
  const desk = await enter(studio, 'telenet', 'fleet1', 'fr');
  await desk.press('Gérer les blocages');
  await desk.see('étape 1 sur 2');
  await desk.mark(line('01'), line('10'));
  await desk.press('Suivant');
  await desk.see('étape 2 sur 2');
  await desk.button('Conditions').first().click();
  await takePiece(studio, desk, 'switches');
}

/** A user's data that are there before they are asked (T6). */
export async function takeViewAndEdit(studio: Studio): Promise<void> {
  const desk = await enter(studio, 'telenet', 'fleet3', 'fr');
  await desk.press('Modifier les données d’un utilisateur');
  await desk.see('étape 1 sur 2');
  await desk.lastCard.getByRole('radio').first().check();
  await desk.press('Suivant');
  await desk.see('Détails de l’utilisateur');
  await takePiece(studio, desk, 'view-and-edit');
}

/** A line that is not there yet, with what it costs (T2). */
export async function takeOrder(studio: Studio): Promise<void> {
  const desk = await enter(studio, 'telenet', 'fleet1', 'fr');
  const next = 'Suivant';
  const first = (label: string) => desk.field(label).selectOption({ index: 1 });
  await desk.press('Ajouter une carte SIM');
  await desk.see('étape 1 sur 6');
  await desk.press(next, { 'Numéro de carte SIM': '8932030000800000010' });
  await desk.see('étape 2 sur 6');
  await first('Profil split bill');
  await desk.press(next);
  await desk.see('étape 3 sur 6');
  await desk.press(next, { Prénom: 'Lara', Nom: 'Exemple', Langue: 'français' });
  await desk.see('étape 4 sur 6');
  await desk.field('Plan tarifaire').selectOption({ index: 2 });
  await desk.press(next);
  await desk.see('Options');
  await desk.lastCard.getByRole('checkbox').first().check();
  await desk.press(next);
  await desk.see('étape 5 sur 6');
  await first('Billing account');
  await desk.press(next);
  await desk.see('étape 6 sur 6');
  await desk.press(next, { 'Nouveau numéro ou numéro existant': 'Nouveau numéro de téléphone' });
  await desk.field('Nouveau numéro').waitFor();
  await first('Nouveau numéro');
  await desk.press(next);
  await desk.see('vérifiez vos réponses');
  await takePiece(studio, desk, 'order');
}

/** A ticket with what it is about (T18). */
export async function takeTicket(studio: Studio): Promise<void> {
  const desk = await enter(studio, 'telenet', 'fleet3', 'fr');
  await desk.walk([
    ['Créer un ticket', {}, 'étape 1'],
    ['Suivant', { Objet: 'Options des cartes SIM' }, 'Plus de détails'],
    ['Suivant', { 'Plus de détails': 'Ajouter des salariés via CSV' }, 'étape 2'],
  ]);
  await takePiece(studio, desk, 'ticket');
}

/** A list whose rows say what can be done with them (T16). */
export async function takeRecords(studio: Studio): Promise<void> {
  const desk = await enter(studio, 'telenet', 'fleet2', 'fr');
  await desk.say('Profils utilisateur');
  const card = desk.page.locator('.ac-adaptiveCard', { hasText: 'ines@example.com' }).last();
  await card.waitFor();
  await takePiece(studio, desk, 'record-with-actions', card);
}

/** An address, with the rules of its country (T19). */
export async function takeAddress(studio: Studio): Promise<void> {
  const desk = await enter(studio, 'telenet', 'fleet3', 'fr');
  await desk.walk([
    ['Commander des cartes SIM vierges', {}, 'étape 1 sur 4'],
    ['Suivant', { 'Nombre de cartes SIM': '20' }, 'étape 2 sur 4'],
    ['Suivant', { Pays: 'Belgique' }, 'Code postal'],
    ['Suivant', { 'Code postal': '10000', Localité: 'Bruxelles', Rue: 'Modelstraat', Numéro: '12' }, 'Code postal'],
  ]);
  await takePiece(studio, desk, 'address');
}

/** A password, where what is done cannot be taken back (T4). */
export async function takeProof(studio: Studio): Promise<void> {
  const desk = await enter(studio, 'telenet', 'fleet1', 'fr');
  await desk.walk([
    ['Remplacer la carte SIM', {}, 'étape 1 sur 4'],
    ['Suivant', { Remplacer: 'Par une carte SIM dont vous tapez le numéro' }, 'étape 2 sur 4'],
  ]);
  await desk.lastCard.getByRole('radio').first().check();
  await desk.press('Suivant');
  await desk.press('Suivant', { 'Numéro de la nouvelle carte SIM': '8932030000800000010' });
  await desk.see('vérifiez vos réponses');
  await takePiece(studio, desk, 'proof');
}

export const fleetPieces = [
  ...[takeMenu, takeSwitches, takeViewAndEdit, takeRecords, takeProof],
  ...[takeOrder, takeTicket, takeAddress],
];
