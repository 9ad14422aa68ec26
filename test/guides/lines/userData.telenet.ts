import { line, SEARCH } from '../telenet.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Modifier les données d’un utilisateur';
const SIM = 'Carte SIM';
const FIRST = 'Prénom';
const EMAIL = 'Adresse e-mail (facultatif)';
const BESIDE = ['Numéro de la carte SIM', '8932030000900000019', 'Adresse de facturation'];
const CHANGE = 'Prénom : Anna → Anne';
const UNCHANGED = 'Rien n’a changé';

/** T6: what is known of a card's user is there before it is asked; only what changes is shown and saved. */
export const userDataTelenet: Transcript = {
  procedure: 'userData',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['étape 1 sur 2', 'Anna Exemple']],
    ['Suivant', { [SIM]: line('01') }, ['étape 2 sur 2', ...BESIDE]],
    // Nothing is changed: that is said, and there is nothing to save.
    ['Suivant', {}, [UNCHANGED, 'Anna']],
    ['Retour', {}, 'étape 2 sur 2'],
    ['Suivant', { [FIRST]: 'Anne' }, ['vérifiez vos réponses', 'Anna → Anne']],
    ['Enregistrer les modifications', {}, 'Données enregistrées'],
    [TITLE, {}, 'Anne Exemple'],
    ['Suivant', { [SIM]: line('01') }, 'étape 2 sur 2'],
    ['Suivant', { [EMAIL]: '' }, ['anna@exemple.example → ']],
    ['Enregistrer les modifications', {}, 'Données enregistrées'],
    // The rule that refuses: the user has confirmed them.
    [TITLE, {}, 'étape 1 sur 2'],
    ['Chercher', { [SEARCH]: '0470000010' }, 'Jürgen'],
    ['Suivant', { [SIM]: line('10') }, 'L’utilisateur a déjà confirmé ses données'],
  ],
  text: [
    [TITLE, 'Anna Exemple'],
    ['0470000001', [...BESIDE, '3. ', 'Prénom : Anna', 'Pour modifier une donnée']],
    ['oui', UNCHANGED],
    ['prénom : Anne', ['vérifiez vos réponses', CHANGE, 'Les autres données ne changent pas']],
    ['oui', 'Données enregistrées'],
    [TITLE, 'Anne Exemple'],
    ['0470000001', 'Adresse e-mail : anna@exemple.example'],
    ['adresse e-mail', 'anna@exemple.example'],
    ['-', 'Adresse e-mail : anna@exemple.example → '],
    ['oui', 'Données enregistrées'],
    [TITLE, 'Anne Exemple'],
    ['0470000010', 'L’utilisateur a déjà confirmé ses données'],
  ],
};
