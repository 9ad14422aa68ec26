import { luhnDigit } from '../../../src/domain/values/luhn.js';
import { SEARCH, SIMS } from '../telenet.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Ajouter une carte SIM';
const sim = (n: number) => {
  const digits = `89320300008000000${n}`;
  return digits + luhnDigit(digits);
};
const IN_USE = '8932030000900000019';

/** T2: a SIM card with a new number, which then waits to be activated (T3). */
export const addLineTelenet: Transcript = {
  procedure: 'addLine',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Configurer la carte SIM', 'étape 1 sur 6']],
    ['Suivant', { 'Numéro de carte SIM': IN_USE }, 'Cette carte SIM est déjà utilisée ou commandée'],
    ['Suivant', { 'Numéro de carte SIM': '8932030000800000019' }, 'Le dernier chiffre ne correspond pas'],
    ['Suivant', { 'Numéro de carte SIM': sim(1) }, ['Profil split bill', 'étape 2 sur 6']],
    ['Suivant', { 'Profil split bill': /^Pas de/ }, ['Profil d’utilisateur', 'étape 3 sur 6']],
    [
      'Suivant',
      { Prénom: 'Lara', Nom: 'Exemple', Langue: /français/i, 'Description (facultatif)': 'Vente' },
      ['Plan tarifaire', 'étape 4 sur 6'],
    ],
    ['Suivant', { 'Plan tarifaire': 'Mobile Europe · 45,00 €' }, ['Options', 'Data Asia tech 3 GB']],
    ['Suivant', { 'Options (facultatif)': [/^Data National/] }, ['Billing account', 'étape 5 sur 6']],
    ['Suivant', { 'Billing account': /^100000001/ }, ['Numéro de téléphone', 'étape 6 sur 6']],
    ['Suivant', { 'Nouveau numéro ou numéro existant': 'Nouveau numéro de téléphone' }, '+32 470 50 00 01'],
    [
      'Suivant',
      { 'Nouveau numéro': '+32 470 50 00 01' },
      [
        'vérifiez vos réponses',
        '45,00 € par mois',
        '25,00 € par mois',
        'Total par mois 70,00 €',
        'Frais uniques 5,00 €',
      ],
    ],
    ['Commander', {}, ['Carte SIM commandée', '+32 470 50 00 01', 'exécutée']],
    ['Vue d’ensemble des cartes SIM', {}, 'Cartes SIM 1 à 10 sur 313'],
    ['Chercher', { [SEARCH]: '0470500001' }, 'Lara Exemple · Mobile Europe · PENDING (en attente)'],
    ['Suivant', { [SIMS]: [/^\+32 470 50 00 01/] }, ['Data National 10 GB', sim(1)]],
  ],
  text: [
    [TITLE, 'Numéro de carte SIM'],
    [IN_USE, 'Cette carte SIM est déjà utilisée ou commandée'],
    [sim(1), 'Profil split bill'],
    ['1', 'Description'],
    ['Vente', 'Civilité'],
    ['-', 'Prénom'],
    ['Lara', 'Nom'],
    ['Exemple', 'Date de naissance'],
    ['-', 'Adresse e-mail'],
    ['-', 'Numéro de téléphone'],
    ['-', 'Langue'],
    ['1', 'Mobile Europe'],
    ['Mobile Europe', 'Data National'],
    ['Data National 10 GB', 'Billing account'],
    ['1', 'Nouveau numéro de téléphone'],
    ['1', '+32 470 50 00 01'],
    ['1', ['vérifiez vos réponses', 'Total par mois : 70,00 €', 'Frais uniques : 5,00 €']],
    ['oui', ['Carte SIM commandée', '+32 470 50 00 01']],
    ['Vue d’ensemble des cartes SIM', 'Cartes SIM 1 à 10 sur 313'],
    ['+32470500001', ['Statut : PENDING (en attente)', 'Data National 10 GB']],
  ],
};
