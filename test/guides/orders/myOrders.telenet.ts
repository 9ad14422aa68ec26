import { activatingInText, activatingOnCards } from '../lines/activation.telenet.js';
import { suspendingInText, suspendingOnCards } from '../lines/blocking.telenet.js';
import { soon } from '../telenet.js';
import type { Transcript } from '../transcript.js';

const ORDERS = ['2 résultats', '2 exécutées, 2 non traitées'];
const LEFT = 'Rien ne correspond à ces critères';

/** What was ordered, the last first, and how it stands; from there an order that waits is cancelled, which shows at once. */
export const myOrdersTelenet: Transcript = {
  procedure: 'myOrders',
  operator: 'telenet',
  login: 'fleet1',
  greeting: ['Mes commandes'],
  cards: [
    ['Mes commandes', {}, 'Il n’y a encore aucune commande.'],
    ...suspendingOnCards,
    ...activatingOnCards,
    ['Mes commandes', {}, [...ORDERS, 'Cartes SIM 4', 'Statut 2 programmées', soon.instant]],
    ['Filtrer', { Statut: 'programmée' }, ['1 résultat', '2 programmées', soon.instant]],
    ['Voir le détail', {}, ['2 résultats', '+32 470 00 00 03', 'PENDING (en attente)', 'Statut programmée']],
    ['Annuler une commande', {}, 'Commande'],
    ['Suivant', { 'Commande à annuler': /PENDING/ }, ['vérifiez vos réponses', 'annulée']],
    ['Confirmer l’annulation', {}, 'Annulation enregistrée'],
    ['Mes commandes', {}, ORDERS],
    ['Filtrer', { Statut: 'programmée' }, LEFT],
  ],
  text: [
    ['Mes commandes', 'Il n’y a encore aucune commande.'],
    ...suspendingInText,
    ...activatingInText,
    ['Mes commandes', [...ORDERS, 'Cartes SIM : 4', 'Statut : 2 programmées', soon.instant, 'commandes en échec']],
    ['commandes programmées', ['1 résultat', '2 programmées', soon.instant]],
    ['Annuler une commande', /1\. \w{8} · /],
    ['1', ['vérifiez vos réponses', 'annulée']],
    ['oui', 'Annulation enregistrée'],
    ['commandes programmées', LEFT],
  ],
};
