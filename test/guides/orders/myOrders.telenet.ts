import { activatingInText, activatingOnCards } from '../lines/activation.telenet.js';
import { suspendingInText, suspendingOnCards } from '../lines/blocking.telenet.js';
import { soon } from '../telenet.js';
import type { Transcript } from '../transcript.js';

/** What was ordered, the last first, and how it stands; from there an order that waits is cancelled, which shows at once. */
export const myOrdersTelenet: Transcript = {
  procedure: 'myOrders',
  operator: 'telenet',
  login: 'fleet1',
  greeting: ['Mes commandes'],
  cards: [
    ['Mes commandes', {}, ['Quelles commandes', 'Sans statut choisi, toutes les commandes sont affichées']],
    ['Suivant', {}, 'Il n’y a encore aucune commande.'],
    ...suspendingOnCards,
    ...activatingOnCards,
    ['Mes commandes', {}, 'Quelles commandes'],
    [
      'Suivant',
      {},
      [
        '4 sur 4',
        'Statut programmée',
        soon.instant,
        'Statut exécutée',
        'Avant ACTIVE',
        'Après SUSPENDUE / carte perdue',
      ],
    ],
    ['Mes commandes', {}, 'Quelles commandes'],
    ['Suivant', { 'Statut (facultatif)': 'programmée' }, ['2 sur 2', '+32 470 00 00 03']],
    ['Annuler une commande', {}, 'Commande'],
    ['Suivant', { 'Commande à annuler': /PENDING/ }, ['vérifiez vos réponses', 'annulée']],
    ['Confirmer l’annulation', {}, 'Annulation enregistrée'],
    ['Mes commandes', {}, 'Quelles commandes'],
    ['Suivant', { 'Statut (facultatif)': 'programmée' }, 'Rien ne correspond à ces critères'],
  ],
  text: [
    ['Mes commandes', ['1. programmée', '« - »']],
    ['-', 'Il n’y a encore aucune commande.'],
    ...suspendingInText,
    ...activatingInText,
    ['Mes commandes', 'Statut'],
    [
      '-',
      [
        '4 sur 4',
        'Statut : programmée',
        soon.instant,
        'Statut : exécutée',
        'Avant : ACTIVE',
        'Après : SUSPENDUE / carte perdue',
      ],
    ],
    ['Mes commandes', 'Statut'],
    ['programmée', ['2 sur 2', '+32 470 00 00 03']],
    ['Annuler une commande', /1\. \w{8} · /],
    ['1', ['vérifiez vos réponses', 'annulée']],
    ['oui', 'Annulation enregistrée'],
    ['Mes commandes', 'Statut'],
    ['programmée', 'Rien ne correspond à ces critères'],
  ],
};
