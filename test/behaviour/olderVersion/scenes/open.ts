import { belarus, konnect, REGISTERED, registering, registeringInText } from './people.js';
import { press, type Scenes } from './scene.js';

const PAUSE = ['Пауза', '+375 29 100 00 01'];
/** A guide in the middle, and a list that was looked at over it: now it is asked whether to go on. */
const LOOKED = [...PAUSE, 'меню', 'Мои заявки'];
const DOCUMENT = { 'Numéro de la pièce d’identité': 'op 7654321', 'Type de pièce d’identité': 'Passeport' };
const ACTION = '1. Поставить на паузу';

/** The menu over a question, guides over each other, and a person asked for in the middle. */
export const open: Scenes = {
  atTheMenu: {
    ...konnect,
    cards: {
      said: [...registering(2), 'menu'],
      goesOn: [[press('Reprendre : Enregistrer un client'), 'étape 2 sur 5']],
    },
    text: {
      said: [...registeringInText(4), 'menu'],
      goesOn: [
        ['Exemple', 'Reprendre : Enregistrer un client'],
        ['retour', 'Numéro de la pièce d’identité'],
      ],
    },
  },
  /** Its question’s card is still there. */
  atTheMenuWithTheCard: {
    ...konnect,
    cards: {
      said: [...registering(2), 'menu'],
      goesOn: [[press('Suivant', DOCUMENT), 'étape 3 sur 5']],
    },
  },
  atTheMenuOverTheReview: {
    ...konnect,
    cards: {
      said: [...registering(7), 'menu'],
      goesOn: [[press('Enregistrer le client', { 'Votre code PIN': '2468' }), REGISTERED]],
    },
    text: {
      said: [...registeringInText(18), 'menu'],
      goesOn: [
        ['Reprendre : Enregistrer un client', 'vérifiez vos réponses'],
        ['oui', 'code PIN'],
        ['2468', REGISTERED],
      ],
    },
  },
  atTheMenuOverThePin: {
    ...konnect,
    text: {
      said: [...registeringInText(19), 'menu'],
      goesOn: [
        ['Reprendre : Enregistrer un client', 'Saisissez votre code PIN'],
        ['2468', REGISTERED],
      ],
    },
  },
  /** The menu was shown, then help: nothing is asked, and a guide lies open. */
  nothingAskedAndOneOpen: {
    ...belarus,
    cards: { said: [...LOOKED, press('Позже'), 'помощь'], goesOn: [[press('Продолжить: Пауза'), 'шаг 2 из 2']] },
    text: {
      said: [...LOOKED, 'позже', 'помощь'],
      goesOn: [
        ['меню', 'Продолжить: Пауза'],
        ['Продолжить: Пауза', ACTION],
      ],
    },
  },
  twoOpen: {
    ...konnect,
    cards: {
      said: [
        ...registering(3),
        'menu',
        press('Réabonner un client'),
        press('Suivant', { Compte: 'USD', Catégorie: 'Residential' }),
      ],
      goesOn: [
        [press('Annuler'), 'Abandonner ?'],
        [press('Oui, abandonner'), 'Opération en cours : Enregistrer un client'],
        [press('Oui, reprendre'), 'étape 3 sur 5'],
      ],
    },
    text: {
      said: [...registeringInText(7), 'menu', 'Réabonner un client', 'USD'],
      goesOn: [
        ['annuler', 'Abandonner ?'],
        ['oui', 'Opération en cours : Enregistrer un client'],
        ['oui', 'Téléphone 1'],
      ],
    },
  },
  threeOpen: {
    ...konnect,
    cards: {
      said: [
        ...registering(3),
        ...['menu', press('Réabonner un client'), press('Suivant', { Compte: 'USD', Catégorie: 'Residential' })],
        ...['menu', press('Mes transactions'), 'où en suis-je'],
      ],
      goesOn: [
        [press('Annuler'), 'Opération en cours : Réabonner un client'],
        [press('Plus tard'), 'Reprendre : Enregistrer un client'],
        [press('Reprendre : Enregistrer un client'), 'étape 3 sur 5'],
      ],
    },
    text: {
      said: [...registeringInText(7), 'menu', 'Réabonner un client', 'USD', 'menu', 'Mes transactions'],
      goesOn: [
        ['menu', 'Reprendre : Enregistrer un client'],
        // The report that was merely opened makes way for the next one.
        ['Mes commissions', 'Sans période ni opération, tout est affiché'],
        ['menu', 'Reprendre : Enregistrer un client'],
        ['Reprendre : Enregistrer un client', 'Téléphone 1'],
      ],
    },
  },
  person: {
    ...konnect,
    cards: {
      said: [...registering(3), 'conseiller'],
      goesOn: [
        [press('Suivant', { 'Votre message': 'Quelle pièce faut-il ?' }), 'OP7654321'],
        [press('Envoyer le message'), 'Message envoyé', 'Opération en cours : Enregistrer un client'],
        [press('Oui, reprendre'), 'étape 3 sur 5'],
      ],
    },
    text: {
      said: [...registeringInText(7), 'conseiller'],
      goesOn: [
        ['Quelle pièce faut-il ?', 'Comment vous joindre'],
        ['-', 'OP7654321', 'Transmettre ces réponses : oui'],
        ['oui', 'Message envoyé'],
        ['oui', 'Téléphone 1'],
      ],
    },
  },
  /** Nobody has answered anything of it: it costs nothing. */
  personGivenUp: {
    ...konnect,
    cards: {
      said: [...registering(3), 'conseiller'],
      goesOn: [[press('Annuler'), 'Opération en cours : Enregistrer un client']],
    },
    text: {
      said: [...registeringInText(7), 'conseiller'],
      goesOn: [['annuler', 'Opération en cours : Enregistrer un client']],
    },
  },
  personOverThePin: {
    ...konnect,
    text: {
      said: [...registeringInText(19), 'conseiller', 'Où trouver mon code ?', '-'],
      goesOn: [
        ['oui', 'Message envoyé'],
        ['oui', 'vérifiez vos réponses'],
        ['oui', 'code PIN'],
        ['2468', REGISTERED],
      ],
    },
  },
};
