import type { Transcript } from '../transcript.js';

const TITLE = 'Créer un profil utilisateur';
const REVIEW = ['vérifiez', 'Noor', 'Exemple', 'noor@example.com', 'Membre'];
const DONE = ['Profil créé, invitation envoyée', 'Invité'];
const TAKEN = 'Un profil de votre entreprise a déjà cette adresse.';

/** T16: a member is created and invited. The rule that refuses: an address that a profile of the company has. */
export const createProfileTelenet: Transcript = {
  procedure: 'createProfile',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Civilité', 'Prénom', 'Description']],
    ['Suivant', { Prénom: 'Noor', Nom: 'Exemple' }, 'Adresse e-mail'],
    ['Suivant', { 'Adresse e-mail': 'malina@example.com', Langue: 'français' }, TAKEN],
    ['Suivant', { 'Adresse e-mail': 'noor@example.com', Langue: 'français' }, 'Rôle'],
    ['Suivant', { Rôle: 'Membre' }, REVIEW],
    ['Créer le profil', {}, DONE],
  ],
  text: [
    [TITLE, 'Civilité'],
    ['-', 'Prénom'],
    ['Noor', 'Nom'],
    ['Exemple', 'Description'],
    ['-', 'Adresse e-mail'],
    ['malina@example.com', TAKEN],
    ['noor@example.com', 'Numéro de téléphone'],
    ['-', 'Langue'],
    ['français', 'Rôle'],
    ['membre', REVIEW],
    ['oui', DONE],
  ],
};
