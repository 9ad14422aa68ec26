import { EITHER, konnect, PERIOD, registering, registeringInText } from './people.js';
import { press, type Scenes } from './scene.js';

/** What a sentence may mean, and what it says of later questions. */
export const sentences: Scenes = {
  meant: {
    ...konnect,
    cards: { said: [EITHER], goesOn: [[press('Mes commissions'), PERIOD]] },
    text: { said: [EITHER], goesOn: [['1', PERIOD]] },
  },
  nearestOffered: {
    operator: 'telenet',
    login: 'fleet3',
    cards: {
      said: ['gros souci avec le téléphone du chauffeur 0470 00 07 10'],
      goesOn: [[press('Suspendre / réactiver une carte SIM'), '+32 470 00 07 10']],
    },
    text: {
      said: ['gros souci avec le téléphone du chauffeur 0470 00 07 10'],
      goesOn: [['Suspendre / réactiver une carte SIM', '+32 470 00 07 10']],
    },
  },
  meantAtTheMenu: {
    ...konnect,
    cards: {
      said: [...registering(2), 'menu', EITHER],
      goesOn: [
        [press('Mes commissions'), PERIOD, 'Opération en cours : Enregistrer un client'],
        [press('Oui, reprendre'), 'étape 2 sur 5'],
      ],
    },
    text: {
      said: [...registeringInText(4), 'menu', EITHER],
      goesOn: [
        ['2', PERIOD, 'Opération en cours : Enregistrer un client'],
        ['oui', 'Numéro de la pièce d’identité'],
      ],
    },
  },
  meantAtTheMenuOverThePin: {
    ...konnect,
    text: { said: [...registeringInText(19), 'menu', EITHER], goesOn: [['1', PERIOD]] },
  },
  said: {
    operator: 'konnect',
    login: 'agent3',
    cards: {
      said: ['renew subscription KNDEMXAAAA222222 same package'],
      goesOn: [
        [press('Next', { Account: 'USD', Category: 'Residential' }), 'Package'],
        [press('Next', { Package: 'KONNECT Home 10, 30 days · USD 40.00' }), 'Type of renewal', 'Same package'],
      ],
    },
    text: {
      said: ['renew subscription KNDEMXAAAA222222 same package'],
      goesOn: [
        ['USD', 'Category'],
        ['Residential', 'Package'],
        ['home10', 'Type of renewal: Same package'],
        ['yes', 'PIN'],
        ['8642', 'renewed'],
      ],
    },
  },
};
