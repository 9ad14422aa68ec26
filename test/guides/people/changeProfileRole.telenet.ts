import type { Transcript } from '../transcript.js';

const TITLE = 'Changer le rôle d’un profil';
const GAND = 'Dépôt Gand (Joris Beispiel) · Membre · Validé';
const DONE = ['Le profil a le rôle de manager', 'Ancien rôle'];

/** T16: a member becomes a manager. The rule that refuses: nobody changes their own role. */
export const changeProfileRoleTelenet: Transcript = {
  procedure: 'changeProfileRole',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, 'Dépôt Gand'],
    ['Suivant', { Profil: 'Flotte Bruxelles (Margaux Exemple) · Manager · Validé' }, 'C’est votre propre profil'],
    ['Suivant', { Profil: GAND }, 'Nouveau rôle'],
    ['Suivant', { 'Nouveau rôle': 'Manager' }, ['Dépôt Gand', 'Manager']],
    ['Donner le rôle de manager', {}, DONE],
  ],
  text: [
    [TITLE, 'Profil'],
    ['Flotte Bruxelles (Margaux Exemple)', 'C’est votre propre profil'],
    ['Gand', 'Nouveau rôle'],
    ['manager', 'Dépôt Gand'],
    ['oui', DONE],
  ],
};
