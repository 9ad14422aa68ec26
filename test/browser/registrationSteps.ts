import type { Step } from './deskPage.js';

/** A name that a page or a template could take for markup. */
export const trickyName = 'Exemple **Carole** <b>${xyz}</b> [abcd](http://b) & _cde_';

/** The registration (K2) from the menu to its review, in French, without a mistake. */
export const inFrench = (lastName: string): readonly Step[] => [
  ['Enregistrer un client', {}, 'étape 1 sur 5'],
  ['Suivant', { Nom: lastName, 'Prénom (facultatif)': 'Carole' }, 'étape 2 sur 5'],
  [
    'Suivant',
    { 'Numéro de la pièce d’identité': 'op 7654321', 'Type de pièce d’identité': 'Passeport' },
    'étape 3 sur 5',
  ],
  ['Suivant', { 'Téléphone 1': '0810 000 123', 'E-mail': 'carole@example.com' }, 'étape 4 sur 5'],
  [
    'Suivant',
    { 'Numéro d’adresse': '12 bis', Avenue: 'Avenue du Modèle', Commune: 'Gombe', Ville: 'Kinshasa' },
    'étape 5 sur 5',
  ],
  ['Suivant', { Compte: 'USD', Catégorie: 'Residential' }, 'Numéro de série'],
  [
    'Suivant',
    { Forfait: 'KONNECT Home 10, 30 jours · 40,00 USD', 'Numéro de série du modem': 'kn-5555-0001' },
    'vérifiez vos réponses',
  ],
];

/** The same in English. */
export const inEnglish: readonly Step[] = [
  ['Register a customer', {}, 'step 1 of 5'],
  ['Next', { 'Last name': 'Example', 'First name (optional)': 'Carole' }, 'step 2 of 5'],
  ['Next', { 'Identity document number': 'OP7654322', 'Type of identity document': 'Passport' }, 'step 3 of 5'],
  ['Next', { 'Phone 1': '+243 810 000 124', Email: 'carole@example.com' }, 'step 4 of 5'],
  ['Next', { 'House number': '12', Avenue: 'Sample Avenue', Commune: 'Goma', Town: 'Goma' }, 'step 5 of 5'],
  ['Next', { Account: 'USD', Category: 'Residential' }, 'Modem serial number'],
  [
    'Next',
    { Package: 'KONNECT Home 10, 30 days · USD 40.00', 'Modem serial number': 'KN55550002' },
    'check your answers',
  ],
];
