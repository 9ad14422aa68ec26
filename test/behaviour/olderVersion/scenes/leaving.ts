import { konnect, PIN, REGISTERED, registering, registeringInText } from './people.js';
import { press, type Scenes } from './scene.js';

const GONE = 'Rien n’a été enregistré';
const german = { operator: 'telenet', login: 'fleet2' } as const;
const BLOCKING = 'SIM-Karte pausieren / reaktivieren';
const NAMES = press('Suivant', {
  'Numéro de la pièce d’identité': 'op 7654321',
  'Type de pièce d’identité': 'Passeport',
});

/** "Really give it up?" and "really start over?": over a question, a review, a PIN’s. */
export const leaving: Scenes = {
  leaving: {
    ...konnect,
    cards: {
      said: [...registering(2), press('Annuler')],
      goesOn: [[press('Oui, abandonner'), GONE, 'Que souhaitez-vous faire']],
    },
    text: { said: [...registeringInText(4), 'annuler'], goesOn: [['oui', GONE, 'Que souhaitez-vous faire']] },
  },
  leavingAndStaying: {
    ...german,
    cards: {
      said: [BLOCKING, '0470000001', press('Abbrechen')],
      goesOn: [[press('Nein, fortfahren'), 'Schritt 2 von 2']],
    },
    teams: {
      said: [BLOCKING, '0470000001', press('Abbrechen')],
      goesOn: [[press('Nein, fortfahren'), 'Schritt 2 von 2']],
    },
    text: {
      said: [BLOCKING, '0470000001', 'abbrechen'],
      goesOn: [
        ['nein', '1. SIM-Karte pausieren'],
        ['1', 'Grund'],
      ],
    },
  },
  leavingOverTheReview: {
    ...konnect,
    cards: {
      said: [...registering(7), press('Annuler')],
      goesOn: [
        [press('Non, continuer'), 'vérifiez vos réponses'],
        [press('Enregistrer le client', PIN), REGISTERED],
      ],
    },
    text: {
      said: [...registeringInText(18), 'annuler'],
      goesOn: [
        ['non', 'vérifiez vos réponses'],
        ['oui', 'code PIN'],
        ['2468', REGISTERED],
      ],
    },
  },
  leavingOverThePin: { ...konnect, text: { said: [...registeringInText(19), 'annuler'], goesOn: [['oui', GONE]] } },
  leavingOverThePinAndStaying: {
    ...konnect,
    text: {
      said: [...registeringInText(19), 'annuler'],
      goesOn: [
        ['non', 'Saisissez votre code PIN'],
        ['2468', REGISTERED],
      ],
    },
  },
  /** What is no answer to "really?" is the PIN. */
  leavingOverThePinThatComes: {
    ...konnect,
    text: { said: [...registeringInText(19), 'annuler'], goesOn: [['2468', REGISTERED]] },
  },
  restarting: {
    ...konnect,
    cards: {
      said: [...registering(2), NAMES, 'où en suis-je', press('Recommencer')],
      goesOn: [[press('Oui, recommencer'), 'étape 1 sur 5']],
    },
    text: {
      said: [...registeringInText(4), 'recommencer'],
      goesOn: [
        ['oui', 'Nom'],
        ['Autre', 'Post-nom'],
      ],
    },
  },
  restartingOverThePin: {
    ...konnect,
    text: {
      said: [...registeringInText(19), 'recommencer'],
      goesOn: [
        ['non', 'Saisissez votre code PIN'],
        ['2468', REGISTERED],
      ],
    },
  },
};
