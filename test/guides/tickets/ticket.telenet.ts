import { soon, yesterday } from '../telenet.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Créer un ticket';
const SUBJECT = 'Options des cartes SIM';
const RESUME = 'Réactiver les cartes SIM en pause';
const OVER = 'Ce jour est passé. Choisissez aujourd’hui ou un jour à venir.';
const OWN_FORM = 'a son propre formulaire';
const ASKED = 'La carte du camion 3.';

const ADD = 'Ajouter des salariés via CSV';
const LIST = 'Liste des salariés';

/** The first two are taken; the third has no first name, the fourth no e-mail address, the last is the first once more. */
const ROWS = [
  'Nom;Prénom;E-mail;Langue',
  'Exemple;Anna;anna@example.com;français',
  'Modèle;Bruno;;',
  'Voorbeeld;;;',
  'Exemple;Carole;carole;',
  'Exemple;Anna;anna@example.com;français',
].join('\n');
const TAKEN = ['2 salariés', '3 lignes'];

/** T18: employees are added by a list, whose rows are looked at before anything is sent. */
export const employeesTelenet: Transcript = {
  procedure: 'ticket',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, 'étape 1 sur 4'],
    ['Suivant', { Objet: SUBJECT }, ADD],
    ['Suivant', { 'Plus de détails': ADD }, ['étape 2 sur 4', 'Colonnes : Nom de famille; Prénom']],
    ['Suivant', { [LIST]: 'Nom;Service\nExemple;Ventes' }, 'Les colonnes n’ont pas été reconnues'],
    ['Suivant', { [LIST]: ROWS }, [...TAKEN, 'Votre message']],
    ['Suivant', { 'Votre message': 'Pour lundi.' }, 'étape 4 sur 4'],
    [
      'Suivant',
      { 'Votre adresse e-mail': 'flotte@example.com', 'Votre numéro de mobile': '0470 12 34 56' },
      [ADD, ...TAKEN],
    ],
    ['Envoyer le ticket', {}, ['Ticket envoyé', ADD]],
    ['Mes tickets', {}, [ADD, 'Salariés 2']],
  ],
  text: [
    [TITLE, 'Objet'],
    ['1', ADD],
    ['4', ['Liste des salariés', 'Colonnes : Nom de famille; Prénom', 'Colonnes facultatives : Langue']],
    [ROWS, [...TAKEN, 'Votre message']],
    ['Pour lundi.', 'Pièces jointes'],
    ['-', 'Votre adresse e-mail'],
    ['flotte@example.com', 'Votre numéro de mobile'],
    ['0470 12 34 56', [ADD, ...TAKEN]],
    ['oui', ['Ticket envoyé', ADD]],
    ['Mes tickets', [ADD, 'Salariés : 2']],
  ],
};

/** T18: a ticket about a number and a day. Blank SIM cards have their own form. */
export const ticketTelenet: Transcript = {
  procedure: 'ticket',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['étape 1 sur 4', SUBJECT]],
    ['Suivant', { Objet: SUBJECT }, [RESUME, 'Ajouter des salariés via CSV', 'Commander des cartes SIM vierges']],
    ['Suivant', { 'Plus de détails': RESUME }, 'étape 2 sur 4'],
    ['Suivant', { 'Numéro de téléphone': '0470 00 00 01', 'Date de l’action': yesterday.sent }, OVER],
    ['Suivant', { 'Date de l’action': soon.sent }, ['étape 3 sur 4', 'Pièces jointes']],
    ['Suivant', { 'Votre message': ASKED }, 'étape 4 sur 4'],
    [
      'Suivant',
      { 'Votre adresse e-mail': 'flotte@example.com', 'Votre numéro de mobile': '0470 12 34 56' },
      [RESUME, ASKED, '+32 470 00 00 01', soon.read],
    ],
    ['Envoyer le ticket', {}, ['Ticket envoyé', RESUME]],
    ['Mes tickets', {}, [RESUME, `Objet ${SUBJECT}`, '+32 470 00 00 01', soon.read, ASKED]],
  ],
  text: [
    [TITLE, ['Objet', `1. ${SUBJECT}`]],
    ['1', ['Plus de détails', `1. ${RESUME}`, '4. Ajouter des salariés via CSV']],
    ['5', OWN_FORM],
    ['1', 'Numéro de téléphone'],
    ['0470 00 00 01', 'Date de l’action'],
    [yesterday.typed, OVER],
    [soon.typed, 'Votre message'],
    [ASKED, 'Pièces jointes'],
    ['-', 'Votre adresse e-mail'],
    ['flotte@example.com', 'Votre numéro de mobile'],
    ['0470 12 34 56', [RESUME, ASKED, soon.read]],
    ['oui', ['Ticket envoyé', RESUME]],
    ['Mes tickets', [RESUME, `Objet : ${SUBJECT}`, '+32 470 00 00 01', soon.read, ASKED]],
  ],
};
