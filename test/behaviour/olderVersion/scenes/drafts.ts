import { EITHER, kcell, konnect, registeringInText } from './people.js';
import { press, type Scenes } from './scene.js';

const BEGUN = ['Enregistrer un client', 'Exemple', '-'];
const RENEWING = [press('Suivant', { Compte: 'USD', Catégorie: 'Residential' })];
const NEXT = 'Prénom';
/** Begun in another conversation: more than the menu shows. */
const FOUR = [
  BEGUN,
  ['Réabonner un client', 'USD'],
  ['Mes transactions', '01.11.2026 10.11.2026'],
  ['Contacter un conseiller', 'autre chose', 'Le modem ne démarre plus.'],
];
const BLOCKING = 'Блокировка / разблокировка';

/** What was begun elsewhere, offered in the menu and listed. */
export const drafts: Scenes = {
  menuWithDrafts: {
    ...konnect,
    elsewhere: [BEGUN],
    cards: {
      said: [],
      goesOn: [[press('Reprendre : Enregistrer un client (1 réponse, 18/11/2026)'), 'étape 1 sur 5']],
    },
    text: {
      said: [],
      goesOn: [['Reprendre : Enregistrer un client (1 réponse, 18/11/2026)', 'Reprise : Enregistrer un client.', NEXT]],
    },
  },
  menuWithMoreDrafts: {
    ...konnect,
    elsewhere: FOUR,
    cards: {
      said: [],
      goesOn: [
        [press('Tous les brouillons'), 'Vos brouillons'],
        [press('Tout supprimer'), 'supprimés'],
      ],
    },
    text: {
      said: [],
      goesOn: [
        ['Tous les brouillons', 'Vos brouillons', 'Contacter un conseiller : 2 réponses'],
        ['4', 'Reprise : Contacter un conseiller.'],
      ],
    },
  },
  listOfDrafts: {
    ...konnect,
    elsewhere: [BEGUN],
    cards: { said: ['brouillons'], goesOn: [[press('Supprimer : Enregistrer un client'), 'Brouillon supprimé']] },
    text: { said: ['brouillons'], goesOn: [['1', 'Reprise : Enregistrer un client.', NEXT]] },
  },
  listOfDraftsOverAQuestion: {
    ...konnect,
    elsewhere: [BEGUN],
    cards: {
      said: [press('Réabonner un client'), ...RENEWING, 'brouillons'],
      goesOn: [[press('Reprendre : Enregistrer un client'), 'Reprise : Enregistrer un client.', 'étape 1 sur 5']],
    },
    text: {
      said: ['Réabonner un client', 'USD', 'brouillons'],
      goesOn: [['1', 'Reprise : Enregistrer un client.', NEXT]],
    },
  },
  listOfDraftsAtTheMenu: {
    ...konnect,
    elsewhere: [BEGUN],
    cards: {
      said: [press('Réabonner un client'), ...RENEWING, 'menu', 'brouillons'],
      goesOn: [[press('Reprendre : Réabonner un client'), 'Numéro d’activation']],
    },
    text: {
      said: ['Réabonner un client', 'USD', 'menu', 'brouillons'],
      goesOn: [
        ['supprimer 1', 'Brouillon supprimé : Réabonner un client.'],
        ['1', 'Reprise : Enregistrer un client.'],
      ],
    },
  },
  listOfDraftsOverThePin: {
    ...konnect,
    elsewhere: [['Réabonner un client', 'USD']],
    text: {
      said: [...registeringInText(19), 'brouillons'],
      goesOn: [
        ['répéter', 'Saisissez votre code PIN'],
        ['2468', 'Client enregistré'],
      ],
    },
  },
  /** Two lists wait, and the number is one of the later one. */
  listOfDraftsAndChoosing: {
    ...kcell,
    elsewhere: [[BLOCKING, '+7 701 000 0002']],
    cards: { said: ['компания', 'черновики'], goesOn: [['логистик', 'Теперь вы работаете с компанией']] },
    text: { said: ['компания', 'черновики'], goesOn: [['1', '1. Заблокировать']] },
  },
  listOfDraftsAndChoosingAtTheMenu: {
    ...kcell,
    elsewhere: [[BLOCKING, '+7 701 000 0002']],
    text: {
      said: ['Мобильный интернет', '+7 701 000 0001', 'меню', 'компания', 'черновики'],
      goesOn: [['2', '1. Заблокировать']],
    },
  },
  listOfDraftsAndMeant: {
    ...konnect,
    elsewhere: [BEGUN],
    cards: {
      said: [EITHER, 'brouillons'],
      goesOn: [[press('Supprimer : Enregistrer un client'), 'Brouillon supprimé']],
    },
    text: { said: [EITHER, 'brouillons'], goesOn: [['1', 'Reprise : Enregistrer un client.']] },
  },
};
