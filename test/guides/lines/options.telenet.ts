import { line, SIMS } from '../telenet.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Ajouter ou supprimer des options';
const SMALL = 'Small · 5,00 € par mois';
const NATIONAL = 'Data National 10 GB · 25,00 € par mois';
const VOICE = 'Voice National 100 min';
const ELSEWHERE = `« ${VOICE} » est disponible uniquement avec ces plans tarifaires : Mobile 1, Mobile Start, Mobile Start +`;
const UNCHANGED = 'Rien n’a changé';
const ADDED = ['Small : désactivé', 'Small : activé', '5,00 € par mois', /^(?![\s\S]*National 10 GB :)/];

/** T8: options are added to and removed from several cards at once, as far as their plans allow; what stays is not said. */
export const optionsTelenet: Transcript = {
  procedure: 'options',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['étape 1 sur 2', 'Anna Exemple · Mobile Contact · Data National 10 GB']],
    [
      'Suivant',
      { [SIMS]: [line('01')] },
      ['Anna Exemple · Data National 10 GB', 'Options illimitées', SMALL, /^(?![\s\S]*Voice National 100)/],
    ],
    ['Suivant', {}, UNCHANGED],
    ['Suivant', { [SMALL]: 'true' }, ADDED],
    ['Enregistrer les modifications', {}, ['Modification enregistrée', 'Small : activé']],
    [TITLE, {}, 'étape 1 sur 2'],
    [
      'Suivant',
      { [SIMS]: ['01', '08'].map(line) },
      ['1 carte SIM · Small · Data National 10 GB', '1 carte SIM · aucune option', `${VOICE} · 3,00 € par mois`],
    ],
    [
      'Suivant',
      { [`${VOICE} · 3,00 € par mois`]: 'true', [NATIONAL]: 'désactivé' },
      ['2 cartes SIM : 1 sera traitée, 1 ne sera pas traitée', ELSEWHERE, '3,00 € par mois'],
    ],
    ['Enregistrer les modifications', {}, 'Modification enregistrée'],
    ['Annuler cette commande', {}, [`${VOICE} : activé`, `${VOICE} : désactivé`]],
    ['Confirmer l’annulation', {}, 'Annulation enregistrée'],
    ['Vue d’ensemble des cartes SIM', {}, 'Anna Exemple'],
    ['Suivant', { [SIMS]: [line('01')] }, ['Options', 'Small, Data National 10 GB']],
  ],
  text: [
    [TITLE, 'Anna Exemple · Mobile Contact · Data National 10 GB'],
    ['0470000001', ['Anna Exemple · Data National 10 GB', 'Options illimitées', `1. ${SMALL} : désactivé`]],
    ['voice national', ELSEWHERE],
    ['small désactiver', UNCHANGED],
    ['1', ADDED],
    ['oui', ['Modification enregistrée', 'Small : activé']],
    [TITLE, SIMS],
    ['0470000001, 0470000008', ['1 carte SIM · Small · Data National 10 GB', `${NATIONAL} : activé pour 1 sur 2`]],
    ['voice national activer, data national désactiver', ['1 sera traitée, 1 ne sera pas traitée', ELSEWHERE]],
    ['oui', 'Modification enregistrée'],
    ['Annuler une commande', '1.'],
    ['1', [`${VOICE} : activé`, `${VOICE} : désactivé`]],
    ['oui', 'Annulation enregistrée'],
    ['Vue d’ensemble des cartes SIM', 'Anna Exemple'],
    ['0470000001', ['Options', 'Small, Data National 10 GB']],
  ],
};
