import type { CardStep, TextStep } from '../transcript.js';

/** A resubscription of a customer of the demo data, for a report to have something in it. */
export const renewingOnCards: readonly CardStep[] = [
  ['Réabonner un client', {}, 'Numéro d’activation'],
  ['Suivant', { 'Numéro d’activation': 'KNDEMXAAAA222222' }, 'Réabonnement'],
  ['Suivant', { Compte: 'USD', Catégorie: 'Residential' }, 'Forfait'],
  ['Suivant', { Forfait: 'KONNECT Home 10, 30 jours · 40,00 USD' }, 'Type de réabonnement'],
  ['Suivant', { 'Type de réabonnement': 'Même forfait' }, 'vérifiez vos réponses'],
  ['Réabonner le client', { 'Votre code PIN': '2468' }, 'Client réabonné'],
];

export const renewingInText: readonly TextStep[] = [
  ['Réabonner un client', 'Numéro d’activation'],
  ['KNDEMXAAAA222222', 'Compte'],
  ['USD', 'Catégorie'],
  ['residential', 'Forfait'],
  ['KONNECT Home 10', 'Type de réabonnement'],
  ['Même forfait', 'vérifiez vos réponses'],
  ['oui', 'code PIN'],
  ['2468', 'Client réabonné'],
];
