import type { Transcript } from '../transcript.js';

const TITLE = 'Supprimer un profil';
const GAND = 'Dépôt Gand (Joris Beispiel) · Membre · Validé';

/** In no guide: a profile is removed, and is in no list any more. */
export const removeProfileTelenet: Transcript = {
  procedure: 'removeProfile',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, 'Dépôt Gand'],
    ['Suivant', { Profil: 'Flotte Bruxelles (Margaux Exemple) · Manager · Validé' }, 'C’est votre propre profil'],
    ['Suivant', { Profil: GAND }, ['Dépôt Gand', 'définitif']],
    ['Supprimer le profil', {}, 'Profil supprimé'],
    ['Profils utilisateur', {}, ['Malina', /^(?![\s\S]*Dépôt Gand)/]],
  ],
  text: [
    [TITLE, 'Profil'],
    ['Flotte Bruxelles', 'C’est votre propre profil'],
    ['Gand', ['Dépôt Gand', 'définitif']],
    ['oui', 'Profil supprimé'],
    ['Profils utilisateur', ['Malina', /^(?![\s\S]*Dépôt Gand)/]],
  ],
};
