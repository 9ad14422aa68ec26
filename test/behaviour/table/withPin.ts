import type { Driver, Press } from './driver.js';
import { ownSubscription } from './ownThings.js';

const REVIEW = 'vérifiez vos réponses';
const TEN = 'KONNECT Home 10, 30 jours · 40,00 USD';
const TWENTY = 'KONNECT Home 20, 30 jours · 60,00 USD';
const PIN = '2468';

/** KONNECT's resubscription (K4). */
export const withPin: Driver = {
  kind: 'with PIN',
  ...{ operator: 'konnect', login: 'agent1', password: 'konnect-demo-1', language: 'fr', procedure: 'resubscription' },
  pin: PIN,
  settle: async (tables, account) => {
    const subscription = await ownSubscription(tables);
    const { activationKey } = subscription;
    const paying: Press = ['Suivant', { Compte: 'USD', Catégorie: 'Residential' }];
    const typeOf = (type: string): Press => ['Suivant', { 'Type de réabonnement': type }];
    const [same, another] = ['Même forfait', 'Changement de forfait'];
    return {
      card: [
        ['Réabonner un client', {}],
        paying,
        ['Suivant', { Forfait: TEN, 'Numéro d’activation': activationKey }],
        typeOf(same),
        ['Réabonner le client', { 'Votre code PIN': PIN }],
      ],
      text: ['Réabonner un client', 'USD', 'residential', '2', activationKey, same, 'oui', PIN],
      first: { done: { card: 1, text: 1 }, asks: { card: 'Catégorie', text: '1. USD' } },
      middle: { done: { card: 2, text: 3 }, asks: { card: 'Numéro d’activation', text: `2. ${TEN}` } },
      review: { done: { card: 4, text: 6 }, asks: { card: REVIEW, text: REVIEW } },
      answered: 'Residential',
      wrong: { text: 'Atlantide', says: 'Ce choix n’est pas proposé.' },
      corrections: [
        { field: 'account', asks: 'Compte', reads: TEN, card: [['Suivant', { Compte: 'USD' }]], text: ['USD'] },
        {
          ...{ field: 'offer', asks: 'Forfait', reads: TWENTY },
          card: [['Suivant', { Forfait: TWENTY }], typeOf(another)],
          text: [TWENTY, another],
        },
      ],
      meanwhile: {
        happens: (changing) => changing.subscriptions.put({ ...subscription, offer: 'home20' }),
        says: 'garde le forfait actuel du client',
        mend: {
          ...{ field: 'renewalType', asks: 'Type de réabonnement', reads: another },
          ...{ card: [typeOf(another)], text: [another] },
        },
      },
      receipt: 'Client réabonné',
      effects: async (found) => (await found.sales.where({ account: account.id })).length,
    };
  },
};
