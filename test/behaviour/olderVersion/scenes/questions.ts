import { konnect, registering, registeringInText } from './people.js';
import { press, type Scenes } from './scene.js';

const CONTACT = { 'Téléphone 1': '0810 000 123', 'E-mail': 'carole@example.com' };
const ADDRESS = { 'Numéro d’adresse': '12 bis', Avenue: 'Avenue du Modèle', Commune: 'Gombe', Ville: 'Kinshasa' };

/** A question that a run waits for. */
export const questions: Scenes = {
  firstQuestion: {
    ...konnect,
    cards: { said: registering(1), goesOn: [[press('Suivant', { Nom: 'Exemple' }), 'étape 2 sur 5']] },
    text: {
      said: registeringInText(1),
      goesOn: [
        ['Exemple', 'Post-nom'],
        ['retour', 'Nom', 'Réponse actuelle : Exemple'],
      ],
    },
  },
  questionInTheMiddle: {
    ...konnect,
    cards: {
      said: registering(3),
      goesOn: [
        [press('Suivant', CONTACT), 'étape 4 sur 5'],
        [press('Suivant', ADDRESS), 'étape 5 sur 5'],
        [press('Suivant', { Compte: 'USD', Catégorie: 'Residential' }), 'Numéro de série du modem'],
      ],
    },
    text: {
      said: registeringInText(7),
      goesOn: [
        ['0810 000 123', 'Téléphone 2'],
        ['retour', 'Téléphone 1'],
      ],
    },
  },
  backToAQuestion: {
    ...konnect,
    cards: {
      said: [...registering(3), press('Retour')],
      goesOn: [
        [press('Suivant', { 'Numéro de la pièce d’identité': 'op 7654321' }), 'étape 3 sur 5'],
        [press('Suivant', CONTACT), 'étape 4 sur 5'],
      ],
    },
    text: {
      said: [...registeringInText(7), 'retour'],
      goesOn: [
        ['historique', 'Opération en cours : Enregistrer un client'],
        ['oui', 'Pays', 'Réponse actuelle : Congo-Kinshasa'],
        ['=', 'Téléphone 1'],
        ['0810 000 123', 'Téléphone 2'],
      ],
    },
  },
  questionWithAMistake: {
    ...konnect,
    cards: {
      said: [...registering(3), press('Suivant', { 'Téléphone 1': 'quelque chose', 'E-mail': 'carole@example.com' })],
      goesOn: [['0810 000 123', 'étape 4 sur 5']],
    },
    text: { said: [...registeringInText(7), 'quelque chose'], goesOn: [['0810 000 123', 'Téléphone 2']] },
  },
  missedTwice: {
    ...konnect,
    cards: { said: [...registering(3), '12', '34'], goesOn: [['56', 'Vos dernières réponses', 'étape 3 sur 5']] },
    text: {
      said: [...registeringInText(7), '12', '34'],
      goesOn: [['56', 'Vos dernières réponses', 'Téléphone 1']],
    },
  },
  helpedOnce: {
    ...konnect,
    cards: { said: [...registering(3), 'aide'], goesOn: [['aide', 'Le guide : Enregistrer un client']] },
    text: {
      said: [...registeringInText(7), 'aide'],
      goesOn: [
        ['aide', 'Le guide : Enregistrer un client', 'Téléphone 1'],
        ['aide', 'Opération en cours'],
      ],
    },
  },
  listNarrowed: {
    ...konnect,
    text: {
      said: [...registeringInText(6), 'congo'],
      goesOn: [
        ['2', 'Téléphone 1'],
        ['06 612 3456', 'Téléphone 2'],
      ],
    },
  },
  cardThatWasAnswered: {
    ...konnect,
    cards: {
      said: registering(2),
      goesOn: [
        // All cards but the open one are as good as this.
        [{ button: 'Suivant', send: { act: 'answer', card: 'another', lastName: 'Autre' } }, 'n’est plus valable'],
        ['op 7654321', 'Type de pièce d’identité'],
        ['passeport', 'étape 3 sur 5'],
      ],
    },
  },
};
