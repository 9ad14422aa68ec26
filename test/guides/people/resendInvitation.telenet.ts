import type { Transcript } from '../transcript.js';

const TITLE = 'Renvoyer une invitation';
const MALINA = 'Malina (Malina Modèle) · Membre · Invité';
const DONE = ['Invitation renvoyée', 'Invité'];

/** T17: the invitation goes out once more. The rule that refuses: only while the profile is not VALIDATED. */
export const resendInvitationTelenet: Transcript = {
  procedure: 'resendInvitation',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, 'Malina'],
    ['Suivant', { Profil: 'Dépôt Gand (Joris Beispiel) · Membre · Validé' }, 'Ce profil est déjà validé'],
    ['Suivant', { Profil: MALINA }, 'Malina'],
    ['Renvoyer l’invitation', {}, DONE],
  ],
  text: [
    [TITLE, 'Profil'],
    ['Gand', 'Ce profil est déjà validé'],
    ['Malina', 'Malina'],
    ['oui', DONE],
  ],
};
