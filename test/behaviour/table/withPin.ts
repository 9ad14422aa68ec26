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
        ['Suivant', { 'Numéro d’activation': activationKey }],
        paying,
        ['Suivant', { Forfait: TEN }],
        typeOf(same),
        ['Réabonner le client', { 'Votre code PIN': PIN }],
      ],
      text: ['Réabonner un client', activationKey, 'USD', 'residential', '2', same, 'oui', PIN],
      first: { done: { card: 1, text: 1 }, asks: { card: 'Numéro d’activation', text: 'Numéro d’activation' } },
      middle: { done: { card: 3, text: 4 }, asks: { card: TWENTY, text: `2. ${TEN}` } },
      review: { done: { card: 5, text: 6 }, asks: { card: REVIEW, text: REVIEW } },
      answered: 'Residential',
      wrong: { text: 'Atlantide', says: 'Aucun abonnement ne porte ce numéro d’activation.' },
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
        says: 'Le forfait actuel du client est « KONNECT Home 20',
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
