import { konnect, registering, registeringInText } from './people.js';
import { press, type Scenes } from './scene.js';

const BEGUN = ['Enregistrer un client', 'Exemple', '-'];
const RENEWING = [press('Suivant', { Compte: 'USD', Catégorie: 'Residential' })];
const NEXT = 'Prénom';

/** A guide is begun of which there is a draft: that one, or anew? */
export const starting: Scenes = {
  starting: {
    ...konnect,
    elsewhere: [BEGUN],
    cards: { said: [press('Enregistrer un client')], goesOn: [[press('Non, recommencer'), 'étape 1 sur 5']] },
    text: { said: ['enregistrer un client'], goesOn: [['oui', 'Reprise : Enregistrer un client.', NEXT]] },
  },
  startingFromASentence: {
    ...konnect,
    elsewhere: [BEGUN],
    cards: {
      said: ['enregistrer un client, passeport OP7654321'],
      goesOn: [
        [press('Non, recommencer'), 'étape 1 sur 5'],
        [press('Suivant', { Nom: 'Autre' }), 'étape 2 sur 5'],
      ],
    },
    text: {
      said: ['enregistrer un client, passeport OP7654321'],
      goesOn: [
        ['non', 'Nom'],
        ['Autre', 'Post-nom'],
        ['-', 'Prénom'],
        ['-', 'Numéro de la pièce d’identité'],
      ],
    },
  },
  startingOverAQuestion: {
    ...konnect,
    elsewhere: [['conseiller', 'autre chose', 'Le modem ne démarre plus.']],
    cards: { said: [...registering(3), 'conseiller'], goesOn: [[press('Oui, le reprendre'), 'Comment vous joindre']] },
    text: { said: [...registeringInText(7), 'conseiller'], goesOn: [['0810 000 123', 'Téléphone 2']] },
  },
  startingAtTheMenu: {
    ...konnect,
    elsewhere: [BEGUN],
    cards: {
      said: [press('Réabonner un client'), ...RENEWING, 'menu', press('Enregistrer un client')],
      goesOn: [[press('Oui, le reprendre'), 'Reprise : Enregistrer un client.']],
    },
    text: {
      said: ['Réabonner un client', 'USD', 'menu', 'enregistrer un client'],
      goesOn: [['oui', 'Reprise : Enregistrer un client.']],
    },
  },
  startingAtTheMenuOverThePin: {
    ...konnect,
    elsewhere: [['Réabonner un client', 'USD']],
    text: {
      said: [...registeringInText(19), 'menu', 'Réabonner un client'],
      goesOn: [['non', 'Numéro d’activation']],
    },
  },
  startingOverThePin: {
    ...konnect,
    elsewhere: [['conseiller', 'autre chose', 'Le modem ne démarre plus.']],
    text: { said: [...registeringInText(19), 'conseiller'], goesOn: [['2468', 'Client enregistré']] },
  },
};
