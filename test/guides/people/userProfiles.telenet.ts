import type { Transcript } from '../transcript.js';

const LIST = [
  'Profils utilisateur de l’entreprise',
  'Malina',
  'Membre',
  'Invité',
  'Flotte Bruxelles',
  'Manager',
  'Validé',
];

/** T16: the people of the company, all of them and those that a word narrows the list to. */
export const userProfilesTelenet: Transcript = {
  procedure: 'userProfiles',
  operator: 'telenet',
  login: 'fleet1',
  greeting: ['Profils utilisateur'],
  cards: [
    ['Profils utilisateur', {}, LIST],
    // The first row whose invitation can go out once more.
    ['Renvoyer l’invitation', {}, 'Comptabilité (Inès Démonstration)'],
    ['Renvoyer l’invitation', {}, 'Invitation renvoyée'],
  ],
  text: [
    ['Profils utilisateur', LIST],
    ['Renvoyer une invitation', 'Comptabilité'],
    ['Comptabilité', 'Inès Démonstration'],
    ['oui', 'Invitation renvoyée'],
    ['Profils utilisateur, rechercher : malina', ['Malina Modèle', /^(?![\s\S]*Flotte Bruxelles)/]],
  ],
};
