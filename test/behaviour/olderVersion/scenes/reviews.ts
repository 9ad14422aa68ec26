import { konnect, PIN, REGISTERED, registering, registeringInText } from './people.js';
import { press, type Scenes } from './scene.js';

const administration = { operator: 'konnect', login: 'admin1' } as const;
const DOCUMENT = {
  Pays: 'Congo-Kinshasa',
  'Type de pièce d’identité': 'Passeport',
  'Numéro de la pièce d’identité': 'OP 9999999',
};
const REVIEW = 'vérifiez vos réponses';
const NOBODY = 'Aucun client n’est enregistré avec cette pièce';
/** From the review back to an answer. */
const changeModem = press('Modifier « Numéro de série du modem » : KN55550001');
const changeCategory = press('Modifier « Catégorie » : Residential');

/** A review, a correction from it, and the PIN. */
export const reviews: Scenes = {
  review: {
    ...konnect,
    cards: { said: registering(7), goesOn: [[press('Enregistrer le client', PIN), REGISTERED, '460,00 USD']] },
    text: {
      said: registeringInText(18),
      goesOn: [
        ['oui', 'code PIN'],
        ['2468', REGISTERED, '460,00 USD'],
      ],
    },
  },
  reviewInAnotherLanguage: {
    ...konnect,
    cards: {
      said: [...registering(7), 'english'],
      goesOn: [[press('Register the customer', { 'Your PIN': '2468' }), 'Customer registered']],
    },
    text: {
      said: [...registeringInText(18), 'english'],
      goesOn: [
        ['yes', 'PIN'],
        ['2468', 'Customer registered'],
      ],
    },
    teams: {
      said: [...registering(7), 'english'],
      goesOn: [[press('Register the customer', { 'Your PIN': '2468' }), 'Customer registered']],
    },
  },
  reviewAfterAWrongPin: {
    ...konnect,
    cards: {
      said: [...registering(7), press('Enregistrer le client', { 'Votre code PIN': '9999' })],
      goesOn: [[press('Enregistrer le client', PIN), REGISTERED]],
    },
  },
  reviewAfterARefusal: {
    ...administration,
    cards: {
      said: [
        press('Effacer les données d’un client'),
        press('Suivant', DOCUMENT),
        press('Effacer les données', { 'Votre code PIN': '9753' }),
      ],
      goesOn: [
        [press('Modifier « Numéro de la pièce d’identité » : OP9999999'), 'Numéro de la pièce d’identité'],
        [press('Suivant', { 'Numéro de la pièce d’identité': 'OP0000001' }), REVIEW],
        [press('Effacer les données', { 'Votre code PIN': '9753' }), 'Données effacées'],
      ],
    },
    text: {
      said: ['1', '1', 'passeport', 'OP 9999999', 'oui', '9753'],
      goesOn: [
        ['répéter', NOBODY],
        ['3', 'Numéro de la pièce d’identité'],
        ['OP0000001', REVIEW],
        ['oui', 'code PIN'],
        ['9753', 'Données effacées'],
      ],
    },
  },
  correctionFromTheReview: {
    ...konnect,
    cards: {
      said: [...registering(7), changeModem],
      goesOn: [
        [press('Suivant', { 'Numéro de série du modem': 'KN77770001' }), REVIEW, 'KN77770001'],
        [press('Enregistrer le client', PIN), REGISTERED],
      ],
    },
    text: {
      said: [...registeringInText(18), 'Numéro de série du modem'],
      goesOn: [
        ['historique', 'Opération en cours : Enregistrer un client'],
        ['oui', 'Numéro de série du modem', 'Réponse actuelle : KN55550001'],
        ['retour', REVIEW, 'KN55550001'],
        ['oui', 'code PIN'],
        ['2468', REGISTERED],
      ],
    },
  },
  correctionThatOpensAnotherQuestion: {
    ...konnect,
    cards: {
      said: [...registering(7), changeCategory, press('Suivant', { Catégorie: 'Entreprise - Shops/Retailers' })],
      goesOn: [[press('Retour'), 'Catégorie']],
    },
    text: {
      said: [...registeringInText(18), 'Catégorie', 'Entreprise - Shops/Retailers'],
      goesOn: [
        ['1', REVIEW, 'Shops/Retailers'],
        ['oui', 'code PIN'],
        ['2468', REGISTERED],
      ],
    },
  },
  pinAsked: { ...konnect, text: { said: registeringInText(19), goesOn: [['2468', REGISTERED, '460,00 USD']] } },
  pinAskedAfterAWrongOne: {
    ...konnect,
    text: {
      said: [...registeringInText(19), '9999'],
      goesOn: [
        ['retour', REVIEW],
        ['oui', 'code PIN'],
        ['2468', REGISTERED],
      ],
    },
  },
};
